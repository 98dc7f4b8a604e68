// The author puts words right, or who said them: a version of their own beside what was heard, and the one that counts.
import { StudioError } from '../../shared/errors.ts'
import { speakerNamed } from '../../shared/transcript/item-payload.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import { carryWordTimes } from '../../shared/transcript/word-times.ts'
import type { ServiceContext } from '../context.ts'
import { addVersion, listVersions } from '../store/queries/item-versions.ts'
import { requireItem } from '../store/queries/transcript.ts'
import { actOnItems } from './act-on-items.ts'
import { keepOriginal, letCount } from './settle-words.ts'

export interface Correction {
  sessionId: string
  itemId: string
  text: string
  /** Absent = as it is. */
  speaker?: string | undefined
}

/** Nothing corrected changes nothing. Throws NOT_FOUND, INVALID_ARGUMENT (no words). */
export function correctItem(ctx: ServiceContext, correction: Correction): TranscriptItem {
  const { sessionId, itemId } = correction
  const text = correction.text.trim()
  if (text === '') {
    throw new StudioError(
      'INVALID_ARGUMENT',
      'A turn without words cannot be kept. To leave it out of the book, strike it out instead. Nothing was changed.',
    )
  }
  const done = actOnItems(ctx, { act: 'correct', sessionId, itemIds: [itemId] }, ([item]) =>
    item === undefined ? null : correct(ctx, item, text, correction.speaker),
  )
  return done?.items[0] ?? requireItem(ctx.store, sessionId, itemId)
}

function correct(ctx: ServiceContext, item: TranscriptItem, text: string, speaker: string | undefined) {
  const { store, now } = ctx
  const { sessionId, itemId } = item
  const isNamed = speaker === undefined || speaker === speakerNamed(item.payload)
  if (text === item.text && isNamed) return null
  keepOriginal(ctx, item)
  const heard = listVersions(store, sessionId, itemId).findLast(({ words }) => words !== null)
  const version = addVersion(store, {
    ...{ sessionId, itemId, source: 'correction', engine: null, model: null, text, jobId: null },
    words: heard?.words == null ? null : carryWordTimes(heard.words, text),
    speaker: isNamed ? null : (speaker ?? null),
    createdAt: now(),
  })
  return { items: [letCount(ctx, item, version, 'author')] }
}
