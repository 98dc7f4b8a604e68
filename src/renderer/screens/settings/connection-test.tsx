// “Test connection”: what answers and what does not, each with words, before anything is saved.
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '../../components/button.tsx'
import { verdict, type CheckLine } from './check-line.ts'
import { useConnectionTest, type ConnectionTestInput } from './use-connection-test.ts'

export function ConnectionTest({ input, onTested }: { input: ConnectionTestInput; onTested: () => void }) {
  const { test, run } = useConnectionTest(input, onTested)
  const running = test === 'running'
  const result = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (test !== 'idle') result.current?.scrollIntoView({ block: 'nearest' })
  }, [test])
  return (
    <div className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-center gap-3">
        <Button aria-disabled={running} onClick={() => (running ? undefined : run())}>
          Test connection
        </Button>
        <p className="min-w-0 flex-1 basis-60 text-sm text-soft">
          Tries the key, the address and the model above as they stand, and your microphone. Nothing is saved.
        </p>
      </div>
      <div ref={result} role="status" aria-label="Test of the connection">
        {running ? <p className="text-sm text-soft">Testing… this takes a minute at most.</p> : null}
        {typeof test === 'string' ? null : <Result lines={test} />}
      </div>
    </div>
  )
}

function Result({ lines }: { lines: readonly CheckLine[] }) {
  return (
    <div className="rounded-lg border border-line bg-desk/50 px-3.5 py-3">
      <p className="font-medium">{verdict(lines)}</p>
      <ul className="mt-2 flex flex-col gap-1.5 text-sm">
        {lines.map(({ name, ok, message }) => (
          <li key={name} className="flex gap-2">
            {ok ? (
              <CircleCheck size={16} aria-label="Well" className="mt-0.5 shrink-0 text-good" />
            ) : (
              <CircleAlert size={16} aria-label="Not well" className="mt-0.5 shrink-0 text-live" />
            )}
            <span className="min-w-0 break-words">
              <span className="font-medium">{name}.</span> {message}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
