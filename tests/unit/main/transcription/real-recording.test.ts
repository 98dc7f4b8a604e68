// The queue over the real engine and a real recording: catches spans and stretches that are not what the engine hears.
import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSpeech } from '../../../../src/main/speech/create-speech.ts'
import { storedSettings } from '../../../../src/main/settings/stored-settings.ts'
import { insertSegment } from '../../../../src/main/store/queries/recording-segments.ts'
import { updateSession } from '../../../../src/main/store/queries/sessions.ts'
import { listTranscriptionJobs } from '../../../../src/main/store/queries/transcription-jobs.ts'
import { listItems } from '../../../../src/main/store/queries/transcript.ts'
import { viewVersions } from '../../../../src/main/transcription/choose-version.ts'
import { soundOfSession } from '../../../../src/main/transcription/sound-of-session.ts'
import { createTranscriptionQueue } from '../../../../src/main/transcription/transcription-queue.ts'
import { wordErrors } from '../../../../src/shared/speech/word-errors.ts'
import { addSession } from '../../../support/items.ts'
import { makeContext, type RecordedContext } from '../../../support/service-context.ts'
import {
  absentNote,
  digitsModel,
  saidIn,
  speechAbsent,
  speechFile,
  speechForks,
  speechSetup,
} from '../../../support/speech-child.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

// Real processes on a busy computer.
vi.setConfig({ testTimeout: 120_000 })

const NAMES = ['digits-theo-314159.wav', 'digits-theo-70286.wav']
/** One after the other, with a silence between them. */
const APART_MS = 20_000

describe.skipIf(speechAbsent)(`a recording of digits${absentNote}`, () => {
  let temp: TempStore
  let ctx: RecordedContext
  const speech = createSpeech({ fork: speechForks().fork, warn: (words) => console.log(words) })
  afterAll(() => speech.close())
  beforeEach(() => {
    temp = makeTempStore()
    ctx = makeContext(temp.store)
    addSession(temp.store, 's')
    updateSession(temp.store, 's', { status: 'ended' })
    for (const [n, name] of NAMES.entries()) {
      insertSegment(temp.store, {
        ...{
          sessionId: 's',
          track: 'author',
          n,
          file: `author-000${n}.wav`,
          mimeType: 'audio/wav',
          createdAt: 1,
        },
        ...{ startMs: n * APART_MS, durationMs: 10_000, bytes: 1, sha256: null, status: 'closed' },
      })
      const path = soundOfSession(temp.store, 's').files[n]?.path ?? ''
      mkdirSync(dirname(path), { recursive: true })
      copyFileSync(speechFile(name).path, path)
    }
  })
  afterEach(() => temp.cleanup())

  const texts = () => listItems(temp.store, 's').map(({ text }) => text ?? '')
  const said = NAMES.map(saidIn)

  test('is written down first, and the same again turn by turn, without an error', async () => {
    const bugs: unknown[] = []
    const queue = createTranscriptionQueue(ctx, {
      ...{ speech, voices: speech, voicesModel: () => null, bill: () => expect.unreachable() },
      setupFor: speechSetup,
      recogniserFor: (id) => (id === 'digits' ? digitsModel() : null),
      command: () => expect.unreachable(),
      hosted: () => expect.unreachable(),
      settings: () => ({ ...storedSettings(() => null), passModel: 'digits' }),
      enqueueDraft: () => undefined,
      report: (error) => void bugs.push(error),
    })
    queue.enqueue({ sessionId: 's' })
    queue.start()
    await queue.idle()
    expect(wordErrors(said.join(' '), texts().join(' ')).rate).toBe(0)
    const items = listItems(temp.store, 's')
    expect(items.every(({ audioStartMs, audioEndMs }) => (audioEndMs ?? 0) > (audioStartMs ?? 0))).toBe(true)
    expect(items.at(-1)?.audioStartMs).toBeGreaterThanOrEqual(APART_MS)

    queue.enqueue({ sessionId: 's', purpose: 'again' })
    await queue.idle()
    await queue.stop()
    const again = wordErrors(said.join(' '), texts().join(' '))
    console.log('second pass', again, JSON.stringify(texts()))
    expect(again.rate).toBe(0)
    expect(listItems(temp.store, 's').map(({ itemId }) => itemId)).toEqual(items.map(({ itemId }) => itemId))
    for (const { itemId } of items) {
      const { versions } = viewVersions(ctx, { sessionId: 's', itemId })
      expect(versions.map(({ source, model }) => [source, model])).toEqual([
        ['pass', 'digits'],
        ['pass', 'digits'],
      ])
    }
    expect(listTranscriptionJobs(temp.store, {}).map(({ status }) => status)).toEqual([
      'complete',
      'complete',
    ])
    expect(bugs).toEqual([])
  })
})
