// Rows of `usage_entries`: what responses and transcriptions used, each counted once.
import type { UsageEntry } from '../../../shared/realtime/usage.ts'
import { perStore } from '../per-store.ts'
import type { Store } from '../store.ts'
import type { usageEntries } from '../voice-schema.ts'

type UsageRow = typeof usageEntries.$inferSelect

const columns = `source_id AS sourceId, kind, model, input_text_tokens AS inputTextTokens,
  input_audio_tokens AS inputAudioTokens, cached_text_tokens AS cachedTextTokens,
  cached_audio_tokens AS cachedAudioTokens, output_text_tokens AS outputTextTokens,
  output_audio_tokens AS outputAudioTokens, audio_ms AS audioMs`

const statements = perStore(({ sqlite }) => ({
  save: sqlite.prepare<[UsageRow]>(
    `INSERT INTO usage_entries (session_id, source_id, kind, model, input_text_tokens, input_audio_tokens,
       cached_text_tokens, cached_audio_tokens, output_text_tokens, output_audio_tokens, audio_ms, created_at)
     VALUES (@sessionId, @sourceId, @kind, @model, @inputTextTokens, @inputAudioTokens, @cachedTextTokens,
       @cachedAudioTokens, @outputTextTokens, @outputAudioTokens, @audioMs, @createdAt)
     ON CONFLICT (session_id, source_id) DO UPDATE SET kind = excluded.kind, model = excluded.model,
       input_text_tokens = excluded.input_text_tokens, input_audio_tokens = excluded.input_audio_tokens,
       cached_text_tokens = excluded.cached_text_tokens, cached_audio_tokens = excluded.cached_audio_tokens,
       output_text_tokens = excluded.output_text_tokens, output_audio_tokens = excluded.output_audio_tokens,
       audio_ms = excluded.audio_ms`,
  ),
  all: sqlite.prepare<[string], Omit<UsageRow, 'sessionId' | 'createdAt'>>(
    `SELECT ${columns} FROM usage_entries WHERE session_id = ? ORDER BY rowid`,
  ),
}))

/** What is told again of the same response or item replaces what was told before. */
export function saveUsageEntries(
  store: Store,
  sessionId: string,
  entries: readonly UsageEntry[],
  createdAt: number,
): void {
  const { save } = statements(store)
  store.transaction(() => {
    for (const { audioSeconds, ...entry } of entries) {
      save.run({ ...entry, sessionId, audioMs: Math.round(audioSeconds * 1000), createdAt })
    }
  })
}

/** In the order they were first told. */
export function listUsageEntries(store: Store, sessionId: string): UsageEntry[] {
  return statements(store)
    .all.all(sessionId)
    .map(({ audioMs, ...entry }) => ({ ...entry, audioSeconds: audioMs / 1000 }))
}
