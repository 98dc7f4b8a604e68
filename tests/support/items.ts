// Transcript items for tests: a whole one, changed where a test cares.
import type { TranscriptItemInput } from '../../src/shared/transcript/item.ts'
import { insertSession } from '../../src/main/store/queries/sessions.ts'
import type { Store } from '../../src/main/store/store.ts'

export function makeItem(changes: Partial<TranscriptItemInput> & { itemId: string }): TranscriptItemInput {
  return {
    previousItemId: null,
    role: 'user',
    type: 'message',
    status: 'completed',
    text: `What ${changes.itemId} says`,
    interrupted: false,
    heardMs: null,
    audioStartMs: null,
    audioEndMs: null,
    payload: null,
    createdAt: 1000,
    ...changes,
  }
}

export function addSession(store: Store, id: string, projectId: string | null = null): void {
  insertSession(store, {
    id,
    projectId,
    kind: 'guided',
    stage: 'intake',
    status: 'live',
    startedAt: 1000,
    endedAt: null,
  })
}
