// A session's items as exports write them: with everything that is kept of them, or what a reader is shown.
import type { KeptOfItem, TranscriptFileItem } from '../../shared/export/transcript-file.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import type { ItemVersion } from '../../shared/transcript/version.ts'
import { listItemStates } from '../store/queries/item-states.ts'
import { listSessionVersions } from '../store/queries/item-versions.ts'
import { listKeptItems } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'

/** In order; also those in whose place others stand. */
export function itemsWithVersions(store: Store, sessionId: string): TranscriptFileItem[] {
  const states = new Map(listItemStates(store, sessionId).map((state) => [state.itemId, state]))
  const versions = new Map<string, KeptOfItem['versions']>()
  for (const version of listSessionVersions(store, sessionId)) {
    const { itemId } = version
    versions.set(itemId, [...(versions.get(itemId) ?? []), asKept(version)])
  }
  return listKeptItems(store, sessionId).map((item) => {
    const state = states.get(item.itemId)
    if (state === undefined) return item
    const { itemId, ...marks } = state
    return { ...item, kept: { ...marks, versions: versions.get(itemId) ?? [] } }
  })
}

function asKept(kept: ItemVersion): KeptOfItem['versions'][number] {
  const { sessionId: _, itemId: __, words, ...version } = kept
  return { ...version, words: words?.map(({ text, startMs, endMs }) => [text, startMs, endMs]) ?? null }
}

/** What is left out of the book only when that is asked for, and then marked. */
export function shownItems(items: readonly TranscriptItem[], withStruck: boolean): TranscriptFileItem[] {
  return items.flatMap((item): TranscriptFileItem[] => {
    const struckAt = item.struckAt ?? null
    if (struckAt === null) return [item]
    const marked = { version: null, versionBy: null, replacedBy: null, versions: [], struckAt }
    return withStruck ? [{ ...item, kept: marked }] : []
  })
}
