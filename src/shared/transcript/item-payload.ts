// What an item's payload says of who speaks, and of words that are missing.
import type { TranscriptItemInput } from './item.ts'

type Payload = TranscriptItemInput['payload']

/** Key of a question that was read aloud near the microphone; its times are those of the reading. */
export const READ_ALOUD = 'readAloud'

/** null = nobody is named. */
export function speakerNamed(payload: Payload): string | null {
  const speaker = payload?.['speaker']
  return typeof speaker === 'string' && speaker !== '' ? speaker : null
}

export function withSpeaker(payload: Payload, speaker: string | null): Payload {
  if (speaker !== null) return { ...payload, speaker }
  return without(payload, 'speaker')
}

/** `audioOnly`: it was heard, and nothing has written it down. */
export function withAudioOnly(payload: Payload, audioOnly: boolean): Payload {
  return audioOnly ? { ...payload, audioOnly } : without(payload, 'audioOnly')
}

function without(payload: Payload, key: string): Payload {
  if (payload === null || !Object.hasOwn(payload, key)) return payload
  const rest = Object.fromEntries(Object.entries(payload).filter(([name]) => name !== key))
  return Object.keys(rest).length === 0 ? null : rest
}
