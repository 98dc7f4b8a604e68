// Takes back what the author did to turns last. Nothing is deleted: the turn counts as it did before.
import { assertNever } from '../../shared/errors.ts'
import type { LastActView, UndoneActView } from '../../shared/ipc/item-views.ts'
import type { ServiceContext } from '../context.ts'
import { deleteItemAct, lastItemAct, type RecordedAct } from '../store/queries/item-acts.ts'
import { getItemState, saveItemState, type ItemState } from '../store/queries/item-states.ts'
import { listVersions } from '../store/queries/item-versions.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { requireItem } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'
import { keepEnded, refuseLive, tellDone, type Done } from './act-on-items.ts'
import { letCount, studioChoice } from './settle-words.ts'
import { setStruckAt } from './strike.ts'

/** Throws NOT_FOUND (session). */
export function viewLastAct(store: Store, sessionId: string): LastActView | null {
  requireSession(store, sessionId)
  const last = lastItemAct(store, sessionId)
  return last === null ? null : viewOf(last)
}

/** null = there is nothing to take back. Throws NOT_FOUND, CONFLICT (turns would come and go in a live session). */
export function undoLastAct(ctx: ServiceContext, sessionId: string): UndoneActView | null {
  const { store } = ctx
  const session = requireSession(store, sessionId)
  const undone = store.transaction(() => {
    const last = lastItemAct(store, sessionId)
    if (last === null) return null
    if (last.act === 'split' || last.act === 'merge') refuseLive(session)
    const done = takeBack(ctx, sessionId, last)
    deleteItemAct(store, last.id)
    keepEnded(ctx, session)
    return { last, done }
  })
  if (undone === null) return null
  tellDone(ctx, session, undone.done)
  return { ...viewOf(undone.last), items: undone.done.items }
}

function viewOf({ act, before, createdAt }: RecordedAct): LastActView {
  return { act, itemIds: before.map(({ itemId }) => itemId), at: createdAt }
}

function takeBack(ctx: ServiceContext, sessionId: string, { act, before }: RecordedAct): Done {
  switch (act) {
    case 'correct':
    case 'choose':
      return { items: before.map((state) => chooseAsBefore(ctx, sessionId, state)) }
    case 'strike':
    case 'unstrike':
      return {
        items: before.map(({ itemId, struckAt }) => setStruckAt(ctx, { sessionId, itemId }, struckAt)),
      }
    case 'split':
    case 'merge':
      return putBack(ctx, sessionId, before)
    default:
      return assertNever(act)
  }
}

/** What the studio chose it chooses again: something better may have come meanwhile. */
function chooseAsBefore(ctx: ServiceContext, sessionId: string, { itemId, version, versionBy }: ItemState) {
  const versions = listVersions(ctx.store, sessionId, itemId)
  const chosen =
    versionBy === 'author'
      ? (versions.find((one) => one.version === version) ?? null)
      : studioChoice(versions)
  const by = versionBy === 'author' ? versionBy : chosen === null ? null : 'studio'
  return letCount(ctx, { sessionId, itemId }, chosen, by)
}

/** The pieces are kept, too: whatever came to rest on one of them is read back to the whole. */
function putBack({ store }: ServiceContext, sessionId: string, before: readonly ItemState[]): Done {
  const pieces = new Set(
    before.flatMap(({ itemId }) => getItemState(store, { sessionId, itemId }).replacedBy ?? []),
  )
  const itemIds = before.map(({ itemId }) => itemId)
  for (const state of before) {
    const now = getItemState(store, { sessionId, itemId: state.itemId })
    saveItemState(store, sessionId, { ...now, replacedBy: null })
  }
  for (const itemId of pieces) {
    saveItemState(store, sessionId, { ...getItemState(store, { sessionId, itemId }), replacedBy: itemIds })
  }
  return { items: itemIds.map((itemId) => requireItem(store, sessionId, itemId)), gone: [...pieces] }
}
