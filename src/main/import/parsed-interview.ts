// A parsed file, ready for the author's choice of speakers.
import type { ImportSpeaker } from '../../shared/ipc/views.ts'
import type { KeptOfItem } from '../../shared/export/transcript-file.ts'
import type { ItemContext } from '../../shared/import/items-of-turns.ts'
import type { TranscriptItemInput } from '../../shared/transcript/item.ts'

export interface ParsedInterview {
  /** null = the file does not say. */
  title: string | null
  speakers: ImportSpeaker[]
  /** Spoken items. */
  turns: number
  words: number
  sample: { speaker: string; text: string }[]
  /** Sentences for the author. */
  warnings: string[]
  sessions: ParsedSession[]
}

export interface KeptItem {
  itemId: string
  kept: KeptOfItem
}

export interface ParsedSession {
  /** null = the file does not say. */
  times: { startedAt: number; endedAt: number | null } | null
  itemCount: number
  items(authors: ReadonlySet<string>, context: ItemContext): Iterable<TranscriptItemInput>
  /** Versions and marks of its items, where a file of our own holds some. */
  kept?: readonly KeptItem[]
}
