// Small transcripts to test with.
import type { TranscriptView } from '../../../../src/shared/ipc/views.ts'
import type { TranscriptItem } from '../../../../src/shared/transcript/item.ts'

export function item(itemId: string, position: number, more: Partial<TranscriptItem> = {}): TranscriptItem {
  return {
    itemId,
    sessionId: 's',
    position,
    previousItemId: null,
    role: 'user',
    type: 'message',
    status: 'completed',
    text: `said ${itemId}`,
    interrupted: false,
    heardMs: null,
    audioStartMs: null,
    audioEndMs: null,
    payload: null,
    createdAt: 0,
    ...more,
  }
}

export function sitting(id: string, items: TranscriptItem[]): TranscriptView {
  const session = {
    id,
    projectId: 'p',
    kind: 'guided',
    stage: 'intake',
    status: 'live',
    startedAt: 0,
    endedAt: null,
  } as const
  return { session, items }
}
