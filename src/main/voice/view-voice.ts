// A voice session as the window needs it, read from rows alone.
import type { ConnectionView, UsageView, VoiceSessionView } from '../../shared/ipc/voice-views.ts'
import { addUsage, costOf, noUsage, usageByModel } from '../../shared/realtime/cost.ts'
import { nextLogSeq } from '../store/queries/realtime-events.ts'
import { listItems } from '../store/queries/transcript.ts'
import { listUsageEntries } from '../store/queries/usage-entries.ts'
import { listConnections, type VoiceConnectionRow } from '../store/queries/voice-connections.ts'
import { findVoiceCounts, recordedMsOf } from '../store/queries/voice-sessions.ts'
import { requireVoiceSession } from './require-voice-session.ts'
import type { VoiceDeps } from './voice-deps.ts'

/** Throws NOT_FOUND, CONFLICT (another kind of session). */
export function viewVoice(deps: Pick<VoiceDeps, 'store' | 'pricing'>, sessionId: string): VoiceSessionView {
  const { store } = deps
  return {
    session: requireVoiceSession(store, sessionId),
    items: listItems(store, sessionId),
    nextSeq: nextLogSeq(store, sessionId),
    recordedMs: recordedMsOf(store, sessionId),
    connections: listConnections(store, sessionId).map(viewConnection),
    usage: viewUsage(deps, sessionId),
    interruptions: findVoiceCounts(store, sessionId).interruptions,
  }
}

/** A cost that cannot be told reaches no ceiling. */
export function viewUsage(
  { store, pricing }: Pick<VoiceDeps, 'store' | 'pricing'>,
  sessionId: string,
): UsageView {
  const byModel = usageByModel(listUsageEntries(store, sessionId))
  const { prices, ceilingUsd } = pricing()
  const costUsd = costOf(byModel, prices)
  return {
    totals: Object.values(byModel).reduce(addUsage, noUsage),
    connectedMs: findVoiceCounts(store, sessionId).connectedMs,
    costUsd,
    ceilingUsd,
    ceilingReached: costUsd !== null && ceilingUsd !== null && costUsd >= ceilingUsd,
  }
}

function viewConnection({ n, model, reason, startedAt, endedAt, end }: VoiceConnectionRow): ConnectionView {
  return { n, model, reason, startedAt, endedAt, end }
}
