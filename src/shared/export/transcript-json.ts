// Transcript → JSON without loss: ids, order, times, payload, versions and marks. One item a line, so that import reads it as a stream.
import {
  PLAIN_TRANSCRIPT_VERSION,
  TRANSCRIPT_FORMAT,
  TRANSCRIPT_VERSION,
  type TranscriptFileHead,
  type TranscriptFileItem,
  type TranscriptFileSession,
  type TranscriptSource,
} from './transcript-file.ts'
import type { Session } from '../session/session.ts'

/** Lines with their line breaks; together they are one JSON document. */
export function* transcriptJson({
  title,
  contentType,
  exportedAt,
  sessions,
}: TranscriptSource): Generator<string> {
  const head: TranscriptFileHead = {
    format: TRANSCRIPT_FORMAT,
    version: sessions.some(({ items }) => items.some(({ kept }) => kept !== undefined))
      ? TRANSCRIPT_VERSION
      : PLAIN_TRANSCRIPT_VERSION,
    exportedAt: new Date(exportedAt).toISOString(),
    project: { title, contentType },
  }
  yield `{\n${JSON.stringify(head).slice(1, -1)},\n"sessions":[\n`
  for (const [at, { session, items }] of sessions.entries()) {
    yield `{"session":${JSON.stringify(keptOf(session))},"items":[\n`
    for (const [place, item] of items.entries()) {
      yield `${JSON.stringify(keptOfItem(item))}${place < items.length - 1 ? ',' : ''}\n`
    }
    yield at < sessions.length - 1 ? ']},\n' : ']}\n'
  }
  yield ']\n}\n'
}

function keptOf({ kind, stage, status, startedAt, endedAt }: Session): TranscriptFileSession {
  return { kind, stage, status, startedAt, endedAt }
}

/** Session and position are where the item stands in the file. */
function keptOfItem(item: TranscriptFileItem): TranscriptFileItem {
  const { itemId, previousItemId, role, type, status, text, interrupted, heardMs } = item
  const { audioStartMs, audioEndMs, payload, createdAt, kept } = item
  const spoken = { itemId, previousItemId, role, type, status, text, interrupted, heardMs }
  return { ...spoken, audioStartMs, audioEndMs, payload, createdAt, ...(kept !== undefined && { kept }) }
}
