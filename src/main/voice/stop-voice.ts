// The end of a spoken interview: what stopping means for any sitting, and the counts of a voice session.
import type { VoiceSummary } from '../../shared/ipc/voice-views.ts'
import { INAUDIBLE } from '../../shared/transcript/item-fold.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import type { ShownItem } from '../../shared/transcript/replay.ts'
import { stopInterview } from '../interview/stop-interview.ts'
import { listItems } from '../store/queries/transcript.ts'
import { endOpenConnections, listConnections } from '../store/queries/voice-connections.ts'
import { findVoiceCounts, recordedMsOf } from '../store/queries/voice-sessions.ts'
import { queueLastDraft } from './queue-last-draft.ts'
import { compareLog } from './replay-log.ts'
import { requireVoiceSession } from './require-voice-session.ts'
import { viewUsage } from './view-voice.ts'
import type { VoiceDeps } from './voice-deps.ts'

/** Stopping again changes nothing and answers the same. Throws NOT_FOUND, CONFLICT (another kind of session). */
export function stopVoice(deps: VoiceDeps, sessionId: string, shown: readonly ShownItem[]): VoiceSummary {
  const { store } = deps
  requireVoiceSession(store, sessionId)
  const summary = stopInterview(deps, sessionId, shown, (held, session) => {
    endOpenConnections(store, sessionId, 'stopped', held.now())
    return queueLastDraft(held, session)
  })
  const differences = compareLog(store, sessionId)
  if (differences.length > 0) deps.logReplay({ sessionId, differences })
  return {
    ...summary,
    recordedMs: recordedMsOf(store, sessionId),
    usage: viewUsage(deps, sessionId),
    interruptions: findVoiceCounts(store, sessionId).interruptions,
    connections: listConnections(store, sessionId).length,
    audioOnlyItems: listItems(store, sessionId).filter(isSoundOnly).length,
  }
}

function isSoundOnly({ role, type, text, audioStartMs, payload }: TranscriptItem): boolean {
  const isSound = audioStartMs !== null || payload?.['audioOnly'] === true
  return role === 'user' && type === 'message' && isSound && (text === null || text === INAUDIBLE)
}
