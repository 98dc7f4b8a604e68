// What the author does to turns, once for all of it: checked, done in one transaction that remembers how it was before,
// and told.
import { StudioError } from '../../shared/errors.ts'
import type { Session } from '../../shared/session/session.ts'
import { isSpoken } from '../../shared/transcript/spoken-items.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import type { ItemAct } from '../../shared/transcript/version.ts'
import type { ServiceContext } from '../context.ts'
import { insertItemAct } from '../store/queries/item-acts.ts'
import { getItemState, type ItemKey } from '../store/queries/item-states.ts'
import { finalizeTranscript } from '../store/queries/project-transcripts.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { findItem, listItems } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'

export interface Act {
  act: ItemAct
  sessionId: string
  itemIds: readonly string[]
}

export interface Done {
  /** As they stand now. */
  items: TranscriptItem[]
  /** Others stand in their place. */
  gone?: string[]
}

/** `run` answers null when nothing was to be done: then nothing is remembered and nothing told. */
export function actOnItems(
  ctx: ServiceContext,
  { act, sessionId, itemIds }: Act,
  run: (items: TranscriptItem[], session: Session) => Done | null,
): Done | null {
  const { store, now } = ctx
  const { session, done } = store.transaction(() => {
    const session = requireSession(store, sessionId)
    const items = itemIds.map((itemId) => requireStanding(store, { sessionId, itemId }))
    const before = items.map((item) => getItemState(store, item))
    const done = run(items, session)
    if (done !== null) {
      insertItemAct(store, sessionId, { act, before, createdAt: now() })
      keepEnded(ctx, session)
    }
    return { session, done }
  })
  if (done !== null) tellDone(ctx, session, done)
  return done
}

/** The final transcript of a session that has ended is made anew. */
export function keepEnded({ store, now }: ServiceContext, { id, status }: Session): void {
  if (status === 'ended') finalizeTranscript(store, id, now())
}

/** Others may have moved where turns have come or gone. */
export function tellDone({ store, emit }: ServiceContext, session: Session, { items, gone }: Done): void {
  const { id: sessionId, projectId } = session
  if (gone === undefined) emit('transcript.changed', { projectId, sessionId, items })
  else emit('transcript.changed', { projectId, sessionId, items: listItems(store, sessionId), gone })
}

/** Throws NOT_FOUND (it is not there, or others stand in its place) and CONFLICT (nobody said it). */
function requireStanding(store: Store, key: ItemKey): TranscriptItem {
  const item = findItem(store, key.sessionId, key.itemId)
  if (item === null || getItemState(store, key).replacedBy !== null) {
    throw new StudioError(
      'NOT_FOUND',
      'This passage is not in the transcript any more: it was split or merged meanwhile. Nothing was changed.',
      { itemId: key.itemId },
    )
  }
  if (isSpoken(item)) return item
  throw new StudioError('CONFLICT', 'Only what was said can be changed. Nothing was changed.')
}

/** Turns come and go only where nothing is being added: the screen of a talk knows its turns by heart. */
export function refuseLive({ status }: Session): void {
  if (status !== 'live') return
  throw new StudioError(
    'CONFLICT',
    'This session is still going on. Pause or stop it, then split or merge what was said. Nothing was changed.',
  )
}

/** A question that a guided interview asked is what its answer is found by. */
export function refuseQuestions(items: readonly TranscriptItem[]): void {
  if (items.every(({ role, payload }) => role === 'user' || payload?.['questionId'] === undefined)) return
  throw new StudioError(
    'CONFLICT',
    'A question of the interview stays one turn, because its answer belongs to it. Nothing was changed.',
  )
}
