// A voice that was told apart in a recording, as an item's payload has it: a suggestion, which what the author says outweighs.
import { withSpeaker } from './item-payload.ts'
import type { TranscriptItemInput } from './item.ts'

type Payload = TranscriptItemInput['payload']

export interface Voice {
  /** From 1 on, in the order in which they first speak. */
  voice: number
  /** "Speaker 1", or as the author named it. */
  name: string
}

/** null = nobody told it apart. */
export function voiceOf(payload: Payload): Voice | null {
  const [voice, name] = [payload?.['voice'], payload?.['voiceName']]
  return typeof voice === 'number' && typeof name === 'string' ? { voice, name } : null
}

/** `shown`: its name is that of who speaks. null takes it away, and with it the name that it gave. */
export function withVoice(payload: Payload, voice: Voice | null, shown: boolean): Payload {
  const { voice: _voice, voiceName: _name, ...rest } = payload ?? {}
  const marked = voice === null ? rest : { ...rest, voice: voice.voice, voiceName: voice.name }
  const bare = Object.keys(marked).length === 0 ? null : marked
  return shown ? withSpeaker(bare, voice?.name ?? null) : bare
}
