// The end of a recording or a guided interview by voice: the last words become a turn, the last answer is settled, what is
// not in words yet is queued.
import type { SpokenSummary } from '../../shared/ipc/spoken-views.ts'
import type { ShownItem } from '../../shared/transcript/replay.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import { INAUDIBLE } from '../../shared/transcript/item-fold.ts'
import { settleSpokenStep } from '../interview/settle-spoken.ts'
import { stopInterview } from '../interview/stop-interview.ts'
import { openStep } from '../interview/say.ts'
import { recordingFolder } from '../recordings/recording-files.ts'
import { listInterviewSteps } from '../store/queries/interview-steps.ts'
import { listMarkers } from '../store/queries/recording-markers.ts'
import { listItems } from '../store/queries/transcript.ts'
import { recordedMsOf } from '../store/queries/voice-sessions.ts'
import type { Store } from '../store/store.ts'
import { queueLastDraft } from '../voice/queue-last-draft.ts'
import { saidTo } from '../interview/said-to-step.ts'
import { closeTurns } from '../transcription/keep-phrase.ts'
import { requireSpokenSession } from './require-spoken-session.ts'
import type { SpokenDeps } from './spoken-deps.ts'

/** Stopping again changes nothing and answers the same. Throws NOT_FOUND, CONFLICT (another kind of session). */
export async function stopSpoken(
  deps: SpokenDeps,
  sessionId: string,
  { shown, spoke }: { shown: readonly ShownItem[]; spoke: boolean },
): Promise<SpokenSummary> {
  const { store, hearing } = deps
  await hearing.settle(sessionId)
  closeTurns(deps, sessionId)
  const { kind, status } = requireSpokenSession(store, sessionId)
  const summary = stopInterview(deps, sessionId, shown, (held, session) => {
    if (wasAnswered(store, sessionId, spoke)) settleSpokenStep(held, session, spoke)
    return queueLastDraft(held, session)
  })
  const said = listItems(store, sessionId).filter(isSound)
  const soundOnly = said.filter(isWordless).length
  const inFull = status === 'ended' || (soundOnly === 0 && said.length > 0 && !hearing.missedSome(sessionId))
  const recordedMs = recordedMsOf(store, sessionId)
  const wordsToCome = recordedMs === 0 ? 'none' : deps.writeDown(sessionId, inFull)
  hearing.forget(sessionId)
  return {
    ...summary,
    ...{ kind: kind === 'guided' ? kind : 'recording', recordedMs, soundOnly, wordsToCome },
    markers: listMarkers(store, sessionId).length,
    folder: recordingFolder(store.dataDir, sessionId),
  }
}

/** A question that nobody answered stays open: the next sitting asks it again. */
function wasAnswered(store: Store, sessionId: string, spoke: boolean): boolean {
  const step = openStep(listInterviewSteps(store, sessionId))
  // What is to be chosen is not chosen by leaving.
  if (step === null || step.kind === 'selection') return false
  return spoke || saidTo(step, listItems(store, sessionId)).length > 0
}

function isSound({ role, type, audioStartMs }: TranscriptItem): boolean {
  return role === 'user' && type === 'message' && audioStartMs !== null
}

function isWordless({ text }: TranscriptItem): boolean {
  return text === null || text === INAUDIBLE
}
