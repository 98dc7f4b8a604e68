// Marks turns with the voices that were told apart in them; a turn in which several speak becomes several. What the author said
// of who speaks stands, and so do words that the author put right.
import type { VoiceRun } from '../../shared/speech/voice-pieces.ts'
import { speakerNamed } from '../../shared/transcript/item-payload.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import type { ItemVersion } from '../../shared/transcript/version.ts'
import { voiceOf, withVoice, type Voice } from '../../shared/transcript/voice.ts'
import type { ServiceContext } from '../context.ts'
import { getItemState } from '../store/queries/item-states.ts'
import { listSessionVersions, listVersions } from '../store/queries/item-versions.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { findItem, listItems, reviseItem } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'
import { soundTurns } from './sound-of-session.ts'
import { cutTurn } from './split-turn.ts'

export interface TurnToTell {
  item: TranscriptItem
  startMs: number
  endMs: number
  /** The version that counts; null = it has no words. */
  counts: ItemVersion | null
}

/** Turns of the recording of which the author has not said who speaks. */
export function turnsToTell(store: Store, sessionId: string): TurnToTell[] {
  const items = new Map(listItems(store, sessionId).map((item) => [item.itemId, item]))
  const versions = versionsByItem(store, sessionId)
  return soundTurns(store, sessionId).flatMap(({ itemId, startMs, endMs }) => {
    const item = items.get(itemId)
    const of = versions.get(itemId) ?? []
    if (item === undefined || isNamedByAuthor(item, of)) return []
    return [{ item, startMs, endMs, counts: of.find(({ version }) => version === item.version) ?? null }]
  })
}

export function versionsByItem(store: Store, sessionId: string): Map<string, ItemVersion[]> {
  const byItem = new Map<string, ItemVersion[]>()
  for (const version of listSessionVersions(store, sessionId)) {
    const of = byItem.get(version.itemId)
    if (of === undefined) byItem.set(version.itemId, [version])
    else of.push(version)
  }
  return byItem
}

/** In a version of it, or, with a name that no voice gave it, when it came in. */
export function isNamedByAuthor(
  { payload }: Pick<TranscriptItem, 'payload'>,
  versions: readonly Pick<ItemVersion, 'speaker'>[],
): boolean {
  if (versions.some(({ speaker }) => speaker !== null)) return true
  return speakerNamed(payload) !== null && voiceOf(payload) === null
}

export interface ToldTurn {
  item: TranscriptItem
  runs: VoiceRun[]
}

/** One voice alone is no news: then nothing is marked. Runs in the caller's transaction. */
export function keepVoices(ctx: ServiceContext, sessionId: string, told: readonly ToldTurn[]): void {
  const { store, emit } = ctx
  const isTalk = new Set(told.flatMap(({ runs }) => runs.map(({ voice }) => voice))).size > 1
  const gone: string[] = []
  for (const { item, runs } of told) {
    const now = findItem(store, sessionId, item.itemId)
    // The author was there meanwhile: their words count.
    if (now === null || now.text !== item.text || !stillToTell(store, now)) continue
    const turns = isTalk && mayBeCut(store, now) ? cutAt(ctx, now, runs.slice(1), gone) : [now]
    for (const [n, turn] of turns.entries()) mark(store, turn, isTalk ? runs[n] : undefined)
  }
  const { projectId } = requireSession(store, sessionId)
  emit('transcript.changed', { projectId, sessionId, items: listItems(store, sessionId), gone })
}

function stillToTell(store: Store, item: TranscriptItem): boolean {
  if (getItemState(store, item).replacedBy !== null) return false
  return !isNamedByAuthor(item, listVersions(store, item.sessionId, item.itemId))
}

function mayBeCut(store: Store, item: TranscriptItem): boolean {
  const { versionBy, struckAt } = getItemState(store, item)
  return versionBy !== 'author' && struckAt === null
}

/** From the last place to the first, so that the places before it stay what they are. Returns the turns in their order. */
function cutAt(
  ctx: ServiceContext,
  item: TranscriptItem,
  places: readonly VoiceRun[],
  gone: string[],
): TranscriptItem[] {
  const turns = [item]
  for (const { at } of places.toReversed()) {
    const [whole] = turns
    if (whole === undefined) break
    turns.splice(0, 1, ...cutTurn(ctx, whole, at).items)
    gone.push(whole.itemId)
  }
  return turns
}

function mark(store: Store, item: TranscriptItem, run: VoiceRun | undefined): void {
  const voice: Voice | null = run === undefined ? null : { voice: run.voice, name: `Speaker ${run.voice}` }
  reviseItem(store, item, { payload: withVoice(item.payload, voice, true) })
}
