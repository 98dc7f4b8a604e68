// What a voice session used, as the window hears it from the service.
import type { UsageView } from '../../shared/ipc/voice-views.ts'
import type { UsageEntry } from '../../shared/realtime/usage.ts'
import { saveUsageEntries } from '../store/queries/usage-entries.ts'
import { raiseVoiceCounts, type VoiceCounts } from '../store/queries/voice-sessions.ts'
import { requireVoiceSession } from './require-voice-session.ts'
import { viewUsage } from './view-voice.ts'
import type { VoiceDeps } from './voice-deps.ts'

/** Also after the end: the last response may be counted late. Throws NOT_FOUND, CONFLICT (another kind of session). */
export function recordUsage(
  deps: VoiceDeps,
  sessionId: string,
  { entries, ...counts }: VoiceCounts & { entries: readonly UsageEntry[] },
): UsageView {
  const { store } = deps
  store.transaction(() => {
    requireVoiceSession(store, sessionId)
    saveUsageEntries(store, sessionId, entries, deps.now())
    raiseVoiceCounts(store, sessionId, counts)
  })
  return viewUsage(deps, sessionId)
}
