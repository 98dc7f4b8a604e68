// Which version of a turn counts, as the author says.
import { StudioError } from '../../shared/errors.ts'
import type { ItemVersionsView } from '../../shared/ipc/item-views.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import type { ServiceContext } from '../context.ts'
import { getItemState, type ItemKey } from '../store/queries/item-states.ts'
import { listVersions } from '../store/queries/item-versions.ts'
import { findItem, requireItem } from '../store/queries/transcript.ts'
import { actOnItems } from './act-on-items.ts'
import { letCount, studioChoice } from './settle-words.ts'

/** `version` null: the studio chooses again. Throws NOT_FOUND. */
export function chooseVersion(
  ctx: ServiceContext,
  { sessionId, itemId, version }: ItemKey & { version: number | null },
): TranscriptItem {
  const { store } = ctx
  const done = actOnItems(ctx, { act: 'choose', sessionId, itemIds: [itemId] }, ([item]) => {
    const versions = listVersions(store, sessionId, itemId)
    const chosen = version === null ? studioChoice(versions) : versions.find((one) => one.version === version)
    if (item === undefined || chosen === undefined) throw noVersion()
    const by = version !== null ? 'author' : chosen === null ? null : 'studio'
    const state = getItemState(store, item)
    if (state.version === (chosen?.version ?? null) && state.versionBy === by) return null
    return { items: [letCount(ctx, item, chosen, by)] }
  })
  return done?.items[0] ?? requireItem(store, sessionId, itemId)
}

function noVersion(): StudioError {
  return new StudioError('NOT_FOUND', 'This version is not there. The turn stays as it is.')
}

/** Throws NOT_FOUND. */
export function viewVersions({ store }: ServiceContext, { sessionId, itemId }: ItemKey): ItemVersionsView {
  const item = findItem(store, sessionId, itemId)
  if (item === null) {
    throw new StudioError('NOT_FOUND', 'This passage is not in the transcript. Nothing was changed.', {
      itemId,
    })
  }
  const { versionBy } = getItemState(store, item)
  return { item, chosenBy: versionBy, versions: listVersions(store, sessionId, itemId) }
}
