import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeTurns, keepPhrase, type HeardPhrase } from '../../../../src/main/transcription/keep-phrase.ts'
import { correctItem } from '../../../../src/main/transcription/correct-item.ts'
import { insertSegment } from '../../../../src/main/store/queries/recording-segments.ts'
import { listVersions } from '../../../../src/main/store/queries/item-versions.ts'
import { listItems, saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import { findDamagedItems } from '../../../../src/main/store/verify-items.ts'
import type { Phrase } from '../../../../src/shared/speech/phrase.ts'
import { addSession, makeItem } from '../../../support/items.ts'
import { makeContext, type RecordedContext } from '../../../support/service-context.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
let ctx: RecordedContext
beforeEach(() => {
  temp = makeTempStore()
  ctx = makeContext(temp.store)
  addSession(temp.store, 's')
})
afterEach(() => {
  expect(findDamagedItems(temp.store.sqlite)).toEqual([])
  temp.cleanup()
})

const SECOND = 1000

function phrase(from: number, to: number, text: string | null): Phrase {
  const words = text === null ? null : [{ text, startMs: from * SECOND, endMs: to * SECOND }]
  return { startMs: from * SECOND, endMs: to * SECOND, text, words }
}

function hear(heard: Phrase, changes: Partial<HeardPhrase> = {}) {
  const engine = heard.text === null ? null : 'local'
  return keepPhrase(ctx, {
    ...{ sessionId: 's', phrase: heard, source: 'live', engine, model: 'small', jobId: null },
    ...changes,
  })
}

function turns() {
  return listItems(temp.store, 's').map(({ text, audioStartMs, audioEndMs, status }) => [
    text,
    (audioStartMs ?? 0) / SECOND,
    (audioEndMs ?? 0) / SECOND,
    status,
  ])
}

describe('turns', () => {
  // Bug: every breath makes a turn of its own, or a whole evening is one.
  test('phrases with a short pause between them are one turn; a pause of a second and a half ends it', () => {
    hear(phrase(0, 2, 'I was born'))
    hear(phrase(3.4, 5, 'in a lighthouse.'))
    hear(phrase(6.5, 8, 'Then we moved.'))
    expect(turns()).toEqual([
      ['I was born in a lighthouse.', 0, 5, 'completed'],
      ['Then we moved.', 6.5, 8, 'in_progress'],
    ])
    closeTurns(ctx, 's')
    expect(turns().at(-1)).toEqual(['Then we moved.', 6.5, 8, 'completed'])
  })

  test('a turn of a minute ends with its phrase', () => {
    for (let at = 0; at < 80; at += 10) hear(phrase(at, at + 9.5, `p${at}`))
    expect(turns().map(([text]) => text)).toEqual(['p0 p10 p20 p30 p40 p50 p60', 'p70'])
  })

  // Bug: what a growing turn was before counts as a version of its own, ten to a minute.
  test('a turn that grows has one version, with the times of its words; each phrase is told', () => {
    hear(phrase(0, 2, 'One'))
    const [item] = hear(phrase(2.5, 4, 'two'))
    expect(listVersions(temp.store, 's', item?.itemId ?? '')).toMatchObject([
      {
        version: 1,
        source: 'live',
        engine: 'local',
        text: 'One two',
        words: [
          { text: 'One', startMs: 0, endMs: 2000 },
          { text: 'two', startMs: 2500, endMs: 4000 },
        ],
      },
    ])
    expect(ctx.events.map(({ name }) => name)).toEqual(['transcript.changed', 'transcript.changed'])
    expect(item).toMatchObject({ itemId: expect.stringMatching(/^said_/), version: 1, payload: null })
  })

  test('where nothing can write it down a turn is kept as sound, and never joined to one with words', () => {
    hear(phrase(0, 2, null))
    hear(phrase(2.5, 4, null))
    hear(phrase(4.5, 6, 'now it works'))
    hear(phrase(6.5, 7, null))
    const items = listItems(temp.store, 's')
    expect(turns().map(([text, from, to]) => [text, from, to])).toEqual([
      [null, 0, 4],
      ['now it works', 4.5, 6],
      [null, 6.5, 7],
    ])
    expect(items.map(({ payload }) => payload)).toEqual([{ audioOnly: true }, null, { audioOnly: true }])
  })

  // Bug: a cough becomes an empty turn.
  test('sound without words makes no turn', () => {
    expect(hear(phrase(0, 1, ' '))).toEqual([])
    expect(listItems(temp.store, 's')).toEqual([])
  })

  // Bug: the end of a sentence is written over what the author has just put right.
  test('a turn that the author corrected does not go on', () => {
    const [item] = hear(phrase(0, 2, 'Hello Jon'))
    correctItem(ctx, { sessionId: 's', itemId: item?.itemId ?? '', text: 'Hello John' })
    hear(phrase(2.5, 4, 'how are you'))
    expect(turns().map(([text]) => text)).toEqual(['Hello John', 'how are you'])
  })

  test('another engine’s words begin a turn of their own', () => {
    hear(phrase(0, 2, 'One'))
    hear(phrase(2.5, 4, 'two'), { source: 'pass', jobId: 'job-1' })
    expect(turns().map(([text]) => text)).toEqual(['One', 'two'])
  })
})

describe('places', () => {
  const question = (itemId: string, previousItemId: string | null, createdAt: number) =>
    saveTranscriptItem(temp.store, 's', makeItem({ itemId, previousItemId, role: 'assistant', createdAt }))

  function recordFrom(createdAt: number): void {
    insertSegment(temp.store, {
      ...{
        sessionId: 's',
        track: 'author',
        n: 0,
        file: 'author-0000.webm',
        mimeType: 'audio/webm',
        startMs: 0,
      },
      ...{ createdAt, durationMs: null, bytes: 0, sha256: null, status: 'open' },
    })
  }

  // Bug: the author goes on to the next question, and the end of the answer before comes to stand after it.
  test('what was said before a question was asked stands before it, however late it comes', () => {
    recordFrom(100_000)
    question('q1', null, 100_500)
    question('q2', 'q1', 110_000)
    hear(phrase(8, 9.8, 'the end of the first answer'))
    hear(phrase(10.4, 12, 'the second answer'))
    expect(listItems(temp.store, 's').map(({ text }) => text)).toEqual([
      'What q1 says',
      'the end of the first answer',
      'What q2 says',
      'the second answer',
    ])
  })

  test('a question between two phrases ends the turn', () => {
    recordFrom(100_000)
    question('q1', null, 100_000)
    hear(phrase(1, 2, 'one'))
    const last = listItems(temp.store, 's').at(-1)
    question('q2', last?.itemId ?? null, 102_500)
    hear(phrase(3, 4, 'two'))
    expect(listItems(temp.store, 's').map(({ text }) => text)).toEqual([
      'What q1 says',
      'one',
      'What q2 says',
      'two',
    ])
  })

  // Bug: a stretch that only the second pass understood is put at the end of the interview.
  test('a phrase from between two turns comes to stand between them', () => {
    hear(phrase(0, 2, 'first'))
    hear(phrase(20, 22, 'last'))
    hear(phrase(10, 12, 'middle'), { source: 'pass', jobId: 'job' })
    expect(turns().map(([text]) => text)).toEqual(['first', 'middle', 'last'])
  })
})
