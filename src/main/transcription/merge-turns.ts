// Turns of one side that follow each other become one. They are kept as they were, and what names them is read through.
import { StudioError } from '../../shared/errors.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import { isSpoken } from '../../shared/transcript/spoken-items.ts'
import { joinVersions } from '../../shared/transcript/join-turns.ts'
import type { ServiceContext } from '../context.ts'
import { getItemState, saveItemState } from '../store/queries/item-states.ts'
import { insertVersion, listVersions } from '../store/queries/item-versions.ts'
import { listItems, requireItem, saveTranscriptItem } from '../store/queries/transcript.ts'
import { actOnItems, refuseLive, refuseQuestions, type Done } from './act-on-items.ts'
import { bare } from './split-turn.ts'
import { turnId } from './turn-ids.ts'

/** Throws NOT_FOUND, CONFLICT (another order, other speakers, one of them struck out). */
export function mergeTurns(
  ctx: ServiceContext,
  { sessionId, itemIds }: { sessionId: string; itemIds: readonly string[] },
): TranscriptItem {
  const done = actOnItems(ctx, { act: 'merge', sessionId, itemIds }, (items, session) => {
    refuseLive(session)
    refuseQuestions(items)
    refuseApart(items, listItems(ctx.store, sessionId).filter(isSpoken))
    return merge(ctx, items)
  })
  const item = done?.items[0]
  if (item === undefined) throw new Error('Turns were merged into nothing')
  return item
}

function merge(ctx: ServiceContext, items: readonly TranscriptItem[]): Done {
  const { store, newId } = ctx
  const [first] = items
  const last = items.at(-1)
  if (first === undefined || last === undefined) throw new Error('Nothing to merge')
  const { sessionId } = first
  const itemId = turnId(newId())
  const texts = items.flatMap(({ text }) => (text === null || text === '' ? [] : [text]))
  saveTranscriptItem(store, sessionId, {
    ...bare(first),
    ...{ itemId, previousItemId: last.itemId, audioEndMs: last.audioEndMs ?? first.audioEndMs },
    ...{ interrupted: last.interrupted, heardMs: last.heardMs, status: 'completed' },
    text: texts.length === 0 ? first.text : texts.join(' '),
  })
  const states = items.map((item) => getItemState(store, item))
  const parts = items.map((item) => ({ item, versions: listVersions(store, sessionId, item.itemId) }))
  const { versions, counts } = joinVersions(parts, { sessionId, itemId, createdAt: ctx.now() })
  for (const version of versions) insertVersion(store, version)
  const struckAt = states[0]?.struckAt ?? null
  if (counts !== null || struckAt !== null) {
    const versionBy =
      counts === null ? null : states.some((state) => state.versionBy === 'author') ? 'author' : 'studio'
    saveItemState(store, sessionId, { itemId, version: counts, versionBy, struckAt, replacedBy: null })
  }
  for (const state of states) saveItemState(store, sessionId, { ...state, replacedBy: [itemId] })
  return { items: [requireItem(store, sessionId, itemId)], gone: items.map((item) => item.itemId) }
}

function refuseApart(items: readonly TranscriptItem[], spoken: readonly TranscriptItem[]): void {
  const from = spoken.findIndex(({ itemId }) => itemId === items[0]?.itemId)
  const follow = items.every(({ itemId }, n) => spoken[from + n]?.itemId === itemId)
  if (!follow) throw conflict('Only turns that follow each other can become one.')
  if (new Set(items.map(({ role }) => role)).size > 1)
    throw conflict('What you said and what the interviewer said cannot become one turn.')
  if (new Set(items.map(({ struckAt }) => struckAt != null)).size > 1)
    throw conflict('One of these turns is left out of the book and another is not.')
}

function conflict(words: string): StudioError {
  return new StudioError('CONFLICT', `${words} Nothing was changed.`)
}
