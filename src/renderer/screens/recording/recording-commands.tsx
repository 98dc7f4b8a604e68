// The commands of a recording answer on every screen while it is open; what Stop asks and shows comes with them.
import { useState, type ReactNode } from 'react'
import { useCommand } from '../../commands/registry.ts'
import { ConfirmDialog } from '../../components/dialog.tsx'
import { spoken } from '../../speech/spoken-session.ts'
import { useSpoken } from '../../stores/spoken-store.ts'
import { hasTyped, leaveSpoken } from './recording-flow.ts'
import { RecordingSummaryDialog } from './recording-summary.tsx'

export function RecordingCommands(): ReactNode {
  const { session, phase, summary } = useSpoken()
  const [asking, setAsking] = useState(false)
  const open = session !== null && (phase === 'recording' || phase === 'paused')
  const recording = session !== null && phase === 'recording'
  const stop = (): void => {
    if (session !== null && hasTyped(session.id)) setAsking(true)
    else void spoken.stop()
  }
  useCommand('interview.stop', open ? stop : null)
  useCommand('interview.pause', recording ? () => void spoken.pause() : null)
  useCommand('interview.mark', recording ? () => void spoken.mark() : null)
  useSteps()
  return (
    <>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Stop with an answer unsent?"
        confirmLabel="Stop without it"
        onConfirm={() => void spoken.stop()}
      >
        You wrote something and have not sent it. It will not be part of the interview.
      </ConfirmDialog>
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
