// "Leave this out of the book": kept and shown, and never given to a drafter.
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import type { ServiceContext } from '../context.ts'
import { insertItemChange } from '../store/queries/item-changes.ts'
import { getItemState, saveItemState, type ItemKey } from '../store/queries/item-states.ts'
import { requireItem } from '../store/queries/transcript.ts'
import { noteWhatRestsOn } from './rests-on-struck.ts'
import { actOnItems } from './act-on-items.ts'

/** Throws NOT_FOUND. */
export function strikeItem(
  ctx: ServiceContext,
  { sessionId, itemId, struck }: ItemKey & { struck: boolean },
): TranscriptItem {
  const act = struck ? 'strike' : 'unstrike'
  const done = actOnItems(ctx, { act, sessionId, itemIds: [itemId] }, ([item]) =>
    item === undefined || (item.struckAt != null) === struck
      ? null
      : { items: [setStruckAt(ctx, item, struck ? ctx.now() : null)] },
  )
  return done?.items[0] ?? requireItem(ctx.store, sessionId, itemId)
}

/** Runs in the caller's transaction. */
export function setStruckAt(
  ctx: ServiceContext,
  { sessionId, itemId }: ItemKey,
  struckAt: number | null,
): TranscriptItem {
  const { store, now } = ctx
  const state = getItemState(store, { sessionId, itemId })
  saveItemState(store, sessionId, { ...state, struckAt })
  const { version } = state
  insertItemChange(store, { sessionId, itemId, version, struck: state.struckAt !== null }, now())
  if ((state.struckAt === null) !== (struckAt === null))
    noteWhatRestsOn(ctx, { sessionId, itemId }, struckAt !== null)
  return requireItem(store, sessionId, itemId)
}
