// What the transcript list shows, row by row: a heading for each sitting, then its lines.
import type { TranscriptView } from '../../../shared/ipc/views.ts'
import type { Session, SessionKind } from '../../../shared/session/session.ts'
import { speakerOf, type TranscriptItem } from '../../../shared/transcript/item.ts'

export type TranscriptRow =
  | { kind: 'session'; key: string; session: Session }
  | { kind: 'line'; key: string; item: TranscriptItem; speaker: string; byAuthor: boolean }
  | { kind: 'marker'; key: string; item: TranscriptItem }

export const sessionKindLabels: Record<SessionKind, string> = {
  voice: 'Interview',
  guided: 'Guided interview',
  imported: 'Imported interview',
  recording: 'Recording',
}

/** Tool calls and system items are kept in the transcript and are nothing to read. */
export function transcriptRows(views: readonly TranscriptView[], withHeadings: boolean): TranscriptRow[] {
  const rows: TranscriptRow[] = []
  for (const { session, items } of views) {
    const lines = items.flatMap((item) => rowOf(session.id, item) ?? [])
    if (lines.length === 0) continue
    if (withHeadings) rows.push({ kind: 'session', key: `session ${session.id}`, session })
    rows.push(...lines)
  }
  return rows
}

function rowOf(sessionId: string, item: TranscriptItem): TranscriptRow | null {
  if (item.text === null || item.text.trim() === '') return null
  const key = `${sessionId} ${item.itemId}`
  if (item.type === 'marker') return { kind: 'marker', key, item }
  if (item.type !== 'message' || (item.role !== 'user' && item.role !== 'assistant')) return null
  return { kind: 'line', key, item, speaker: speakerOf(item), byAuthor: item.role === 'user' }
}

/** Where an item stands in the rows; -1 when it is not shown. */
export function rowOfItem(rows: readonly TranscriptRow[], itemId: string): number {
  return rows.findIndex((row) => row.kind !== 'session' && row.item.itemId === itemId)
}
