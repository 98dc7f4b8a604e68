// Turns + the author's choice of speakers → transcript items, each after the one before.
import { speakerOf, type TranscriptItemInput } from '../transcript/item.ts'
import type { ImportSpeaker } from '../ipc/views.ts'
import type { InterviewTurn } from './interview-turn.ts'

export interface ItemContext {
  newId(): string
  /** Milliseconds since the epoch, UTC. */
  createdAt: number
}

/** Turns of `authors` get the role `user`, other speech `assistant`; asides become markers. Names stay in the payload. */
export function* itemsOfTurns(
  turns: readonly InterviewTurn[],
  authors: ReadonlySet<string>,
  { newId, createdAt }: ItemContext,
): Generator<TranscriptItemInput> {
  const prefix = newId()
  let previousItemId: string | null = null
  for (const [at, turn] of turns.entries()) {
    // Ids that rise with the order are written to the end of the store's index, not all over it.
    const itemId = `${prefix}-${String(at).padStart(7, '0')}`
    const marker = turn.kind === 'aside'
    yield {
      itemId,
      previousItemId,
      role: marker ? 'system' : authors.has(turn.speaker) ? 'user' : 'assistant',
      type: marker ? 'marker' : 'message',
      status: 'completed',
      text: turn.text,
      interrupted: false,
      heardMs: null,
      audioStartMs: turn.startMs,
      audioEndMs: turn.endMs,
      payload: marker ? null : { speaker: turn.speaker, ...(turn.columns && { columns: turn.columns }) },
      createdAt,
    }
    previousItemId = itemId
  }
}

/**
 * Items of a studio transcript under the author's choice. A speaker whose part was not changed keeps their items
 * exactly as exported, so that an import loses nothing.
 */
export function* itemsUnderRoles(
  items: readonly TranscriptItemInput[],
  speakers: readonly ImportSpeaker[],
  authors: ReadonlySet<string>,
): Generator<TranscriptItemInput> {
  const changed = new Set(
    speakers
      .filter(({ name, suggestedRole }) => (suggestedRole === 'author') !== authors.has(name))
      .map(({ name }) => name),
  )
  for (const item of items) {
    const name = speakerOf(item)
    const spoken = item.type === 'message' && (item.role === 'user' || item.role === 'assistant')
    if (spoken && changed.has(name)) yield { ...item, role: authors.has(name) ? 'user' : 'assistant' }
    else yield item
  }
}
