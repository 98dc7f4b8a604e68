// The live transcript, line by line: what is certain, what is still being said, what is kept as sound only.
import { speakerOf, type TranscriptItemInput } from '../../../shared/transcript/item.ts'
import { isSpoken } from '../../../shared/transcript/spoken-items.ts'

export type LineState =
  /** Still being said, or its words are still on their way. */
  | 'growing'
  | 'pending'
  /** Recorded, but not put into words. */
  | 'sound_only'
  /** Somebody listened, and there was nothing. */
  | 'silent'
  | 'said'

export type VoiceLine =
  | { kind: 'marker'; key: string; text: string }
  | {
      kind: 'line'
      key: string
      item: TranscriptItemInput
      speaker: string
      byAuthor: boolean
      state: LineState
      /** How much of an answer that was cut off was heard; null = all, or unknown. */
      cutAfter: string | null
    }

/** Words usually come within a turn or two; after this many lines they are not on their way any more. */
const WORDS_DUE_WITHIN = 4

/** `online`: words can still come from the service. */
export function voiceLines(items: readonly TranscriptItemInput[], online: boolean): VoiceLine[] {
  const shown = items.filter((item) => isMarker(item) || isSpoken(item))
  return shown.flatMap((item, index) => {
    if (isMarker(item)) return markerOf(item)
    const wordsDue = online && shown.length - index <= WORDS_DUE_WITHIN
    return lineOf(item, stateOf(item, wordsDue))
  })
}

/** A gap of the connection is told in the conversation, as the studio's own remark. */
function isMarker({ type, role, itemId }: TranscriptItemInput): boolean {
  return type === 'marker' || (role === 'system' && itemId.startsWith('gap'))
}

function markerOf(item: TranscriptItemInput): VoiceLine[] {
  const text = item.text ?? ''
  return text === '' ? [] : [{ kind: 'marker', key: item.itemId, text }]
}

function lineOf(item: TranscriptItemInput, state: LineState): VoiceLine[] {
  const byAuthor = item.role === 'user'
  // An answer of which nothing was said yet, or nothing came, is nothing to read.
  if (!byAuthor && (item.text ?? '') === '') return []
  return [
    {
      kind: 'line',
      key: item.itemId,
      item,
      speaker: speakerOf(item),
      byAuthor,
      state,
      cutAfter: item.interrupted ? cutWords(item.heardMs) : null,
    },
  ]
}

function stateOf(item: TranscriptItemInput, wordsDue: boolean): LineState {
  if (item.text === '') return item.status === 'in_progress' ? 'growing' : 'silent'
  if (item.text !== null) return item.status === 'in_progress' ? 'growing' : 'said'
  if (item.itemId.startsWith('sound')) return 'sound_only'
  return wordsDue || item.status === 'in_progress' ? 'pending' : 'sound_only'
}

/** "cut off after 1.2 s". */
function cutWords(heardMs: number | null): string {
  return heardMs === null ? 'cut off' : `cut off after ${(heardMs / 1000).toFixed(1)} s`
}
