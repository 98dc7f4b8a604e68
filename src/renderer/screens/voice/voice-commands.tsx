// The commands of a voice session answer on every screen while it is open; what Stop asks and shows comes with them.
import type { ReactNode } from 'react'
import { useCommand } from '../../commands/registry.ts'
import { useStopWithUnsent } from '../../components/unsent-answer.tsx'
import { voice } from '../../realtime/voice-session.ts'
import { useVoice } from '../../stores/voice-store.ts'
import { hasTyped, leaveVoice } from './voice-flow.ts'
import { VoiceSummaryDialog } from './voice-summary.tsx'

export function VoiceCommands(): ReactNode {
  const { session, phase, muted, held, summary } = useVoice()
  const open = session !== null && phase !== 'ended' && phase !== 'stopping'
  const talking = open && phase !== 'paused'
  const { stop, asking } = useStopWithUnsent(
    () => session !== null && hasTyped(session.id),
    () => void voice.stop(),
  )
  useCommand('interview.stop', open ? stop : null)
  useCommand('interview.pause', talking && phase !== 'preparing' ? () => void voice.pause() : null)
  useCommand('interview.mute', talking ? () => voice.setMuted(!muted) : null)
  useCommand('interview.hold', talking ? () => voice.setHeld(!held) : null)
  return (
    <>
      {asking}
      {summary === null ? null : (
        <VoiceSummaryDialog summary={summary} onLeave={() => leaveVoice(summary.projectId)} />
      )}
    </>
  )
}
