// One turn becomes two. It is kept as it was, its versions go along, and what names it is read through to the two.
import { StudioError } from '../../shared/errors.ts'
import { boundaryMs, divideText, divideVersion, type Half } from '../../shared/transcript/divide-turn.ts'
import type { TranscriptItem, TranscriptItemInput } from '../../shared/transcript/item.ts'
import type { ItemVersion } from '../../shared/transcript/version.ts'
import type { ServiceContext } from '../context.ts'
import { getItemState, saveItemState, type ItemKey, type ItemState } from '../store/queries/item-states.ts'
import { insertVersion, listVersions } from '../store/queries/item-versions.ts'
import { requireItem, saveTranscriptItem } from '../store/queries/transcript.ts'
import { turnId } from './turn-ids.ts'
import { actOnItems, refuseLive, refuseQuestions, type Done } from './act-on-items.ts'

/** `at`: UTF-16 offset into the item's text. Throws NOT_FOUND, CONFLICT, INVALID_ARGUMENT (nothing on one side of it). */
export function splitTurn(
  ctx: ServiceContext,
  { sessionId, itemId, at }: ItemKey & { at: number },
): TranscriptItem[] {
  const done = actOnItems(ctx, { act: 'split', sessionId, itemIds: [itemId] }, ([item], session) => {
    if (item === undefined) return null
    refuseLive(session)
    refuseQuestions([item])
    return cutTurn(ctx, item, at)
  })
  return done?.items ?? []
}

/** Nothing is remembered of it and nothing told: that is the caller's, in whose transaction it runs. */
export function cutTurn(ctx: ServiceContext, item: TranscriptItem, at: number): Done {
  const { store, newId } = ctx
  const { sessionId, itemId } = item
  const text = item.text ?? ''
  const versions = listVersions(store, sessionId, itemId)
  const counts = versions.find(({ version }) => version === item.version)
  const halves = divideText({ text, words: counts?.words ?? null }, at)
  if (halves.some((half) => half.text === '')) throw nothingThere()
  const state = getItemState(store, item)
  const border = boundaryMs(halves, item)
  const divided = versions.map((version) => ({ version, halves: divideVersion(text, at, version) }))
  const ids = [turnId(newId()), turnId(newId())] as const
  halves.forEach((half, n) => {
    saveTranscriptItem(store, sessionId, {
      ...bare(item),
      ...(n === 0 ? { audioEndMs: border, interrupted: false, heardMs: null } : { audioStartMs: border }),
      itemId: ids[n] ?? '',
      previousItemId: n === 0 ? itemId : ids[0],
      text: half.text,
      status: 'completed',
    })
    carry(
      ctx,
      { sessionId, itemId: ids[n] ?? '' },
      state,
      divided.map((one) => ({ ...one, half: one.halves[n] })),
    )
  })
  saveItemState(store, sessionId, { ...state, replacedBy: [...ids] })
  return { items: ids.map((id) => requireItem(store, sessionId, id)), gone: [itemId] }
}

interface Carried {
  version: ItemVersion
  half: Half | undefined
}

/** The versions of a half have the numbers they had in the whole; those that say nothing in it are not there. */
function carry({ store }: ServiceContext, key: ItemKey, state: ItemState, carried: readonly Carried[]): void {
  for (const { version, half } of carried) {
    if (half !== undefined && half.text !== '') insertVersion(store, { ...version, ...half, ...key })
  }
  const { version, versionBy, struckAt } = state
  if (version !== null || struckAt !== null) {
    saveItemState(store, key.sessionId, {
      itemId: key.itemId,
      version,
      versionBy,
      struckAt,
      replacedBy: null,
    })
  }
}

/** What is stored of an item, without what was done to it. */
export function bare(item: TranscriptItem): TranscriptItemInput {
  const { itemId, previousItemId, role, type, status, text, interrupted, heardMs } = item
  const { audioStartMs, audioEndMs, payload, createdAt } = item
  const said = { itemId, previousItemId, role, type, status, text, interrupted, heardMs }
  return { ...said, audioStartMs, audioEndMs, payload, createdAt }
}

function nothingThere(): StudioError {
  return new StudioError(
    'INVALID_ARGUMENT',
    'Put the cursor between two words of the turn: there must be something on either side. Nothing was changed.',
  )
}
