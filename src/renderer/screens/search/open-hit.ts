// Leads from what was found to its place.
import type { SearchHit } from '../../../shared/search/search.ts'
import { go } from '../../stores/navigation-store.ts'
import { showTranscriptItem } from '../../stores/transcript-store.ts'
import { wantPlace, type Place } from '../../stores/place-store.ts'

export function openHit(hit: SearchHit): void {
  const { projectId, sessionId } = hit
  if (projectId === null) {
    // What belongs to no project yet stands with all sittings.
    showTranscriptItem(hit.refId)
    return go({ screen: 'archive', projectId: null, sessionId })
  }
  const place = placeOf(hit, projectId)
  if (place !== null) wantPlace(place)
  go({ screen: 'project', projectId })
}

/** null = the project as a whole. */
function placeOf({ kind, refId, paragraph }: SearchHit, projectId: string): Place | null {
  switch (kind) {
    case 'item':
      return { kind, projectId, itemId: refId }
    case 'note':
    case 'todo':
      return { kind, projectId, id: refId }
    case 'blueprint':
      return { kind, projectId, field: refId }
    case 'paragraph':
      return paragraph === null ? null : { kind, projectId, text: paragraph }
    case 'project':
      return null
  }
}
