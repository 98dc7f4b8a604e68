// What each drafted paragraph of a manuscript rests on, for its export.
import type { Said } from '../../shared/export/source-note.ts'
import { paragraphHash } from '../document/paragraph-hash.ts'
import { getTranscriptForProject } from '../store/queries/transcript.ts'
import { standingSources } from '../transcription/standing-items.ts'
import type { Store } from '../store/store.ts'

/** Of a trimmed paragraph, in the order it was said. Nothing is read before the first is asked for. */
export function sourcesOf(store: Store, projectId: string): (paragraph: string) => readonly Said[] {
  let known: ReadonlyMap<string, readonly Said[]> | null = null
  return (paragraph) => (known ??= readSources(store, projectId)).get(paragraphHash(paragraph)) ?? []
}

function readSources(store: Store, projectId: string): ReadonlyMap<string, readonly Said[]> {
  const said = new Map<string, Said & { order: number }>()
  for (const { session, items } of getTranscriptForProject(store, projectId)) {
    // What is left out of the book is not quoted in it either.
    for (const item of items)
      if (item.struckAt == null) said.set(item.itemId, { session, item, order: said.size })
  }
  return new Map(
    standingSources(store, projectId).map(({ paragraphHash: hash, itemIds }) => [
      hash,
      itemIds.flatMap((id) => said.get(id) ?? []).sort((one, other) => one.order - other.order),
    ]),
  )
}
