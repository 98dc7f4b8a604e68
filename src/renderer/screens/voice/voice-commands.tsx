// The commands of a voice session answer on every screen while it is open; what Stop asks and shows comes with them.
import { useState, type ReactNode } from 'react'
import { useCommand } from '../../commands/registry.ts'
import { ConfirmDialog } from '../../components/dialog.tsx'
import { voice } from '../../realtime/voice-session.ts'
import { useVoice } from '../../stores/voice-store.ts'
import { hasTyped, leaveVoice } from './voice-flow.ts'
import { VoiceSummaryDialog } from './voice-summary.tsx'

export function VoiceCommands(): ReactNode {
  const { session, phase, muted, held, summary } = useVoice()
  const [asking, setAsking] = useState(false)
  const open = session !== null && phase !== 'ended' && phase !== 'stopping'
  const talking = open && phase !== 'paused'
  const stop = (): void => {
    if (session !== null && hasTyped(session.id)) setAsking(true)
    else void voice.stop()
  }
  useCommand('interview.stop', open ? stop : null)
  useCommand('interview.pause', talking && phase !== 'preparing' ? () => void voice.pause() : null)
  useCommand('interview.mute', talking ? () => voice.setMuted(!muted) : null)
  useCommand('interview.hold', talking ? () => voice.setHeld(!held) : null)
  return (
    <>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Stop with an answer unsent?"
        confirmLabel="Stop without it"
        onConfirm={() => void voice.stop()}
      >
        You wrote something and have not sent it. It will not be part of the interview.
      </ConfirmDialog>
      {summary === null ? null : (
        <VoiceSummaryDialog summary={summary} onLeave={() => leaveVoice(summary.projectId)} />
      )}
    </>
  )
}
