// Ids that a project's notes, pointers, sources and drafts name, read through to the items that stand.
import type { ParagraphSource } from '../../shared/document/document.ts'
import type { Note, TranscriptPointer } from '../../shared/note/note.ts'
import { readThrough, type NamedItem, type Source } from '../../shared/transcript/read-through.ts'
import { listReplacedItems } from '../store/queries/item-states.ts'
import { listParagraphSources } from '../store/queries/paragraph-sources.ts'
import { listSessionVersions } from '../store/queries/item-versions.ts'
import { listKeptItems } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'

/** For one reading of a project. Nothing is asked of the store where nothing was ever split or merged. */
export interface StandingItems {
  of(source: Source): string[]
  /** In order, once each. */
  ofAll(itemIds: readonly string[], quote?: string): string[]
}

export function standingItems(store: Store, projectId: string): StandingItems {
  const replaced = listReplacedItems(store, projectId)
  if (replaced.length === 0) return { of: ({ itemId }) => [itemId], ofAll: (itemIds) => [...itemIds] }
  const replacedBy = new Map(replaced.map((state) => [state.itemId, state.replacedBy]))
  const known = new Map<string, NamedItem>()
  for (const sessionId of new Set(replaced.map((state) => state.sessionId))) {
    const texts = otherTexts(store, sessionId)
    for (const item of listKeptItems(store, sessionId)) {
      const { itemId } = item
      known.set(itemId, {
        ...item,
        otherTexts: texts.get(itemId) ?? [],
        replacedBy: replacedBy.get(itemId) ?? null,
      })
    }
  }
  const of = (source: Source): string[] => readThrough(source, (itemId) => known.get(itemId))
  return {
    of,
    ofAll: (itemIds, quote) => [...new Set(itemIds.flatMap((itemId) => of({ itemId, quote })))],
  }
}

function otherTexts(store: Store, sessionId: string): Map<string, string[]> {
  const texts = new Map<string, string[]>()
  for (const { itemId, text } of listSessionVersions(store, sessionId))
    texts.set(itemId, [...(texts.get(itemId) ?? []), text])
  return texts
}

/** What the paragraphs of a manuscript rest on. Of a paragraph only the beginning is kept: it is no quotation. */
export function standingSources(store: Store, projectId: string): ParagraphSource[] {
  const items = standingItems(store, projectId)
  return listParagraphSources(store, projectId).map((source) => ({
    ...source,
    itemIds: items.ofAll(source.itemIds),
  }))
}

export function standingNote(items: StandingItems, note: Note): Note {
  return { ...note, sourceItemIds: items.ofAll(note.sourceItemIds, note.content) }
}

/** A pointer names one place: the first piece that holds its words. */
export function standingPointer(items: StandingItems, pointer: TranscriptPointer): TranscriptPointer {
  const [itemId] = items.of({ itemId: pointer.itemId, quote: pointer.label ?? undefined })
  return itemId === undefined ? pointer : { ...pointer, itemId }
}
