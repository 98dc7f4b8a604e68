// A phrase that was heard becomes a turn of the transcript, or the end of one: decided here for what is said now and for
// what a recording says later.
import type { Phrase } from '../../shared/speech/phrase.ts'
import { withAudioOnly, withSpeaker } from '../../shared/transcript/item-payload.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import type { ItemVersion, SpokenWord, VersionSource } from '../../shared/transcript/version.ts'
import type { ServiceContext } from '../context.ts'
import { findAudioImportOf } from '../store/queries/audio-imports.ts'
import { getItemState, saveItemState, type ItemKey } from '../store/queries/item-states.ts'
import { addVersion, growVersion, listVersions } from '../store/queries/item-versions.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { findItem, reviseItem, saveTranscriptItem } from '../store/queries/transcript.ts'
import { growingTurns, itemBefore } from './phrase-place.ts'
import { SAID, saidId } from './turn-ids.ts'

/** A pause this long ends a turn. Milliseconds. */
export const TURN_PAUSE_MS = 1500
/** A turn this long ends with its phrase, so that it can be found and heard again. */
export const LONGEST_TURN_MS = 60_000

export interface HeardPhrase {
  sessionId: string
  phrase: Phrase
  source: Extract<VersionSource, 'live' | 'pass' | 'hosted'>
  /** Who wrote it down; null = nobody could. */
  engine: string | null
  model: string | null
  /** The transcription job, or null while it is said. */
  jobId: string | null
}

/**
 * Returns the items that changed; none for sound that an engine heard no words in. When this returns, all of it is on the
 * disk. Throws NOT_FOUND (session), DISK_FULL.
 */
export function keepPhrase(ctx: ServiceContext, heard: HeardPhrase): TranscriptItem[] {
  const { store } = ctx
  const { sessionId, phrase } = heard
  if (phrase.text !== null && phrase.text.trim() === '') return []
  const { projectId, items } = store.transaction(() => {
    const session = requireSession(store, sessionId)
    const before = itemBefore(store, sessionId, phrase.startMs)
    const turn = before === null ? null : openTurn(ctx, { sessionId, itemId: before.itemId }, heard)
    const changed =
      turn === null
        ? [...endTurns(ctx, sessionId), beginTurn(ctx, heard, before?.itemId ?? null)]
        : [goOn(ctx, turn, phrase)]
    return { projectId: session.projectId, items: changed }
  })
  ctx.emit('transcript.changed', { projectId, sessionId, items })
  return items
}

/** What was being said is complete: the talk or the recording has ended. Returns the items that changed. */
export function closeTurns(ctx: ServiceContext, sessionId: string): TranscriptItem[] {
  const { store } = ctx
  const { projectId, items } = store.transaction(() => ({
    projectId: requireSession(store, sessionId).projectId,
    items: endTurns(ctx, sessionId),
  }))
  if (items.length > 0) ctx.emit('transcript.changed', { projectId, sessionId, items })
  return items
}

function endTurns({ store }: ServiceContext, sessionId: string): TranscriptItem[] {
  return growingTurns(store, sessionId).map((itemId) =>
    reviseItem(store, { sessionId, itemId }, { status: 'completed' }),
  )
}

interface OpenTurn {
  item: TranscriptItem
  /** null = nobody writes it down. */
  version: ItemVersion | null
}

/** The turn that the phrase goes on with; null when it begins one of its own. */
function openTurn({ store }: ServiceContext, key: ItemKey, heard: HeardPhrase): OpenTurn | null {
  const { phrase } = heard
  const item = findItem(store, key.sessionId, key.itemId)
  if (item?.status !== 'in_progress' || !item.itemId.startsWith(SAID)) return null
  const { audioStartMs, audioEndMs } = item
  if (audioStartMs === null || audioEndMs === null) return null
  if (phrase.startMs - audioEndMs >= TURN_PAUSE_MS || audioEndMs - audioStartMs >= LONGEST_TURN_MS)
    return null
  const { struckAt, replacedBy, version: counts, versionBy } = getItemState(store, key)
  if (struckAt !== null || replacedBy !== null || versionBy === 'author') return null
  // What was written down and what was not are turns of their own: the one is left to a later pass.
  if (counts === null) return item.text === null && phrase.text === null ? { item, version: null } : null
  const version = listVersions(store, key.sessionId, key.itemId).at(-1)
  const isOurs =
    version?.version === counts && version.source === heard.source && version.jobId === heard.jobId
  return isOurs && phrase.text !== null ? { item, version } : null
}

function goOn({ store }: ServiceContext, { item, version }: OpenTurn, phrase: Phrase): TranscriptItem {
  const audioEndMs = Math.max(item.audioEndMs ?? 0, phrase.endMs)
  if (version === null || phrase.text === null) return reviseItem(store, item, { audioEndMs })
  const text = `${version.text} ${phrase.text.trim()}`.trim()
  growVersion(store, { ...version, text, words: joined(version.words, phrase.words) })
  return reviseItem(store, item, { audioEndMs, text })
}

/** Times of half the words are no times. */
function joined(one: SpokenWord[] | null, other: SpokenWord[] | null): SpokenWord[] | null {
  return one === null || other === null ? null : [...one, ...other]
}

function beginTurn(
  { store, now, newId }: ServiceContext,
  { sessionId, phrase, source, engine, model, jobId }: HeardPhrase,
  previousItemId: string | null,
): TranscriptItem {
  const itemId = saidId(newId())
  const text = phrase.text === null ? null : phrase.text.trim()
  const createdAt = now()
  // Files may hold somebody else's voice: as in a transcript that is taken in, only the author's words are the author's.
  const speaker = findAudioImportOf(store, sessionId)?.speaker ?? null
  const role = speaker === null ? 'user' : 'assistant'
  const item = saveTranscriptItem(store, sessionId, {
    ...{ itemId, previousItemId, role, type: 'message', status: 'in_progress', text, createdAt },
    ...{ interrupted: false, heardMs: null, audioStartMs: phrase.startMs, audioEndMs: phrase.endMs },
    payload: withAudioOnly(withSpeaker(null, speaker), text === null),
  })
  if (text === null) return item
  const { words } = phrase
  const { version } = addVersion(store, {
    ...{ sessionId, itemId, source, engine, model, text, words, speaker, jobId, createdAt },
  })
  const untouched = getItemState(store, { sessionId, itemId })
  saveItemState(store, sessionId, { ...untouched, version, versionBy: 'studio' })
  return { ...item, version }
}
