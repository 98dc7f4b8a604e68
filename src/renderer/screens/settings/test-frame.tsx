// A button that tries something out, what it does in words, and the place where the result is told.
import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { verdict, type CheckLine } from './check-line.ts'
import { CheckResult } from './check-result.tsx'

export type TestState = 'idle' | 'running' | readonly CheckLine[]

interface TestFrameProps {
  label: string
  /** Names the live region of the result. */
  resultLabel: string
  about: ReactNode
  state: TestState
  /** Said while it runs. */
  patience: string
  /** Said when all is well. */
  well: string
  /** What became of the settings when something is not. */
  kept: string
  onRun: () => void
}

export function TestFrame(props: TestFrameProps) {
  const { state } = props
  const running = state === 'running'
  const result = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state !== 'idle') result.current?.scrollIntoView({ block: 'nearest' })
  }, [state])
  return (
    <div className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-center gap-3">
        <Button aria-disabled={running} onClick={() => (running ? undefined : props.onRun())}>
          {props.label}
        </Button>
        <p className="min-w-0 flex-1 basis-60 text-sm text-soft">{props.about}</p>
      </div>
      <div ref={result} role="status" aria-label={props.resultLabel}>
        {running ? <p className="text-sm text-soft">{props.patience}</p> : null}
        {typeof state === 'string' ? null : (
          <CheckResult verdict={verdict(state, props.well, props.kept)} lines={state} />
        )}
      </div>
    </div>
  )
}
