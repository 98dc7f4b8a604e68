// Transcript → JSON without loss: ids, order, times, payload. One item a line, so that import reads it as a stream.
import { TRANSCRIPT_FORMAT, TRANSCRIPT_VERSION, type TranscriptSource } from './transcript-file.ts'
import type { TranscriptFileHead, TranscriptFileSession } from './transcript-file.ts'
import type { Session } from '../session/session.ts'
import type { TranscriptItemInput } from '../transcript/item.ts'

/** Lines with their line breaks; together they are one JSON document. */
export function* transcriptJson({
  title,
  contentType,
  exportedAt,
  sessions,
}: TranscriptSource): Generator<string> {
  const head: TranscriptFileHead = {
    format: TRANSCRIPT_FORMAT,
    version: TRANSCRIPT_VERSION,
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
function keptOfItem(item: TranscriptItemInput): TranscriptItemInput {
  const { itemId, previousItemId, role, type, status, text, interrupted, heardMs } = item
  const { audioStartMs, audioEndMs, payload, createdAt } = item
  const spoken = { itemId, previousItemId, role, type, status, text, interrupted, heardMs }
  return { ...spoken, audioStartMs, audioEndMs, payload, createdAt }
}
