// What the transcript list shows, row by row: a heading for each sitting, then its lines.
import type { TranscriptView } from '../../../shared/ipc/views.ts'
import type { Session, SessionKind } from '../../../shared/session/session.ts'
import { speakerOf, type TranscriptItem } from '../../../shared/transcript/item.ts'

export type TranscriptRow =
  | { kind: 'session'; key: string; session: Session }
  | {
      kind: 'line'
      key: string
      item: TranscriptItem
      speaker: string
      byAuthor: boolean
      /** Where its sound begins on the recording clock; null = nothing was recorded. */
      soundMs: number | null
    }
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
    const lines = linesOf(session, items)
    if (lines.length === 0) continue
    if (withHeadings) rows.push({ kind: 'session', key: `session ${session.id}`, session })
    for (const line of lines) rows.push(line)
  }
  return rows
}

interface KnownRows {
  lists: WeakMap<readonly TranscriptItem[], readonly TranscriptRow[]>
  lines: WeakMap<TranscriptItem, TranscriptRow | null>
}
const knownRows = (): KnownRows => ({ lists: new WeakMap(), lines: new WeakMap() })

/** What a row says depends on its item and on the kind of its sitting. */
const known: Record<SessionKind, KnownRows> = {
  voice: knownRows(),
  guided: knownRows(),
  imported: knownRows(),
  recording: knownRows(),
}

/** An item told changes one sitting: the rows of all others stay the objects they are, and are not drawn again. */
function linesOf(session: Session, items: readonly TranscriptItem[]): readonly TranscriptRow[] {
  const { lists } = known[session.kind]
  const lines = lists.get(items) ?? items.flatMap((item) => lineOf(session, item) ?? [])
  lists.set(items, lines)
  return lines
}

function lineOf(session: Session, item: TranscriptItem): TranscriptRow | null {
  const { lines } = known[session.kind]
  const line = lines.get(item) ?? rowOf(session, item)
  lines.set(item, line)
  return line
}

function rowOf(session: Session, item: TranscriptItem): TranscriptRow | null {
  const soundMs = soundMsOf(session, item)
  // What is not in words yet can be heard.
  const isSoundOnly = item.text === null && item.role === 'user' && soundMs !== null
  if (!isSoundOnly && (item.text === null || item.text.trim() === '')) return null
  const key = `${session.id} ${item.itemId}`
  if (item.type === 'marker') return { kind: 'marker', key, item }
  if (item.type !== 'message' || (item.role !== 'user' && item.role !== 'assistant')) return null
  return { kind: 'line', key, item, speaker: speakerOf(item), byAuthor: item.role === 'user', soundMs }
}

/** Where an item's sound begins on the recording clock; null = nothing was recorded. */
export function soundMsOf({ kind }: Session, { audioStartMs }: TranscriptItem): number | null {
  // The cues of an imported file have times, and no sound here.
  return kind === 'imported' ? null : audioStartMs
}

/** Where an item stands in the rows; -1 when it is not shown. */
export function rowOfItem(rows: readonly TranscriptRow[], itemId: string): number {
  return rows.findIndex((row) => row.kind !== 'session' && row.item.itemId === itemId)
}

/** The line that is heard at `ms` of a session's recording, the latest that has begun; -1 = none. */
export function rowHeardAt(rows: readonly TranscriptRow[], sessionId: string, ms: number): number {
  let heard = -1
  let since = -Infinity
  rows.forEach((row, index) => {
    if (row.kind !== 'line' || row.soundMs === null || row.item.sessionId !== sessionId) return
    if (row.soundMs > ms || row.soundMs < since) return
    heard = index
    since = row.soundMs
  })
  return heard
}
