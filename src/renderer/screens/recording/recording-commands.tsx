// The commands of a recording answer on every screen while it is open; what Stop asks and shows comes with them.
import type { ReactNode } from 'react'
import { useCommand } from '../../commands/registry.ts'
import { useStopWithUnsent } from '../../components/unsent-answer.tsx'
import { spoken } from '../../speech/spoken-session.ts'
import { useSpoken } from '../../stores/spoken-store.ts'
import { hasTyped, leaveSpoken } from './recording-flow.ts'
import { RecordingSummaryDialog } from './recording-summary.tsx'

export function RecordingCommands(): ReactNode {
  const { session, phase, summary } = useSpoken()
  const open = session !== null && (phase === 'recording' || phase === 'paused')
  const recording = session !== null && phase === 'recording'
  const { stop, asking } = useStopWithUnsent(
    () => session !== null && hasTyped(session.id),
    () => void spoken.stop(),
  )
  useCommand('interview.stop', open ? stop : null)
  useCommand('interview.pause', recording ? () => void spoken.pause() : null)
  useCommand('interview.mark', recording ? () => void spoken.mark() : null)
  useSteps()
  return (
    <>
      {asking}
      {summary === null ? null : (
        <RecordingSummaryDialog summary={summary} onLeave={() => leaveSpoken(summary.projectId)} />
      )}
    </>
  )
}

function useSteps(): void {
  const { kind, phase, interview, stepping } = useSpoken()
  const question = interview?.question ?? null
  const asking = kind === 'guided' && phase === 'recording' && question !== null && !stepping
  const telling = asking && question.kind !== 'selection'
  useCommand('interview.next', telling ? () => void spoken.next() : null)
  useCommand('interview.skip', asking ? () => void spoken.take('skip') : null)
  useCommand('interview.another', telling ? () => void spoken.take('another') : null)
  useCommand(
    'interview.back',
    asking && interview?.canGoBack === true ? () => void spoken.take('back') : null,
  )
}
