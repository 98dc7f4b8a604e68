// Transcript → Markdown to read: one paragraph block a turn, `**Name:** words`. Imports again as turns.
import { formatTime } from '../import/timecode.ts'
import { speakerOf } from '../transcript/item.ts'
import { quoteYaml } from './front-matter.ts'
import type { TranscriptFileItem, TranscriptSource } from './transcript-file.ts'

export function* transcriptMarkdown({
  title,
  contentType,
  exportedAt,
  sessions,
}: TranscriptSource): Generator<string> {
  const front = [`title: ${quoteYaml(title)}`, `content_type: ${contentType}`]
  yield ['---', ...front, `exported_at: ${new Date(exportedAt).toISOString()}`, '---', ''].join('\n')
  for (const { session, items } of sessions) {
    if (sessions.length > 1)
      yield `\n## Session of ${new Date(session.startedAt).toISOString().slice(0, 10)}\n`
    for (const item of items) {
      const turn = renderTurn(item)
      if (turn !== null) yield `\n${turn}\n`
    }
  }
}

/** Left out of the book, and exported because that was asked for. */
function isStruck({ kept }: TranscriptFileItem): boolean {
  return kept?.struckAt != null
}

/** Null for what nobody said or heard: tool calls, items without words. */
function renderTurn(item: TranscriptFileItem): string | null {
  const { type, role, text, audioStartMs, interrupted } = item
  if (text === null || text.trim() === '') return null
  // In brackets an import takes it for a remark; bare it would be the last speaker's words.
  if (type === 'marker') return /^\[.*\]$/s.test(text) ? text : `[${text}]`
  if (type !== 'message' || (role !== 'user' && role !== 'assistant')) return null
  const at = audioStartMs === null ? '' : ` (${formatTime(audioStartMs)})`
  const words = isStruck(item) ? `~~${text.trim()}~~` : text
  return `**${speakerOf(item)}**${at}: ${words}${interrupted ? ' [interrupted]' : ''}`
}
