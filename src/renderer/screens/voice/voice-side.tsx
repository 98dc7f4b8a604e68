// Beside a spoken question: what is being said, as it grows.
import type { ReactNode } from 'react'
import { useVoice } from '../../stores/voice-store.ts'
import { BesideQuestion } from '../interview/beside-question.tsx'
import { VoiceTranscript } from './voice-transcript.tsx'

interface VoiceSideProps {
  sessionId: string
  /** null until the interview knows what it is about. */
  projectId: string | null
}

export function VoiceSide(props: VoiceSideProps): ReactNode {
  const itemId = useVoice((state) => state.question?.itemId ?? null)
  return <BesideQuestion {...props} itemId={itemId} transcript={<VoiceTranscript />} />
}
