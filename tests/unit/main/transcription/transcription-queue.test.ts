import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DraftRequest } from '../../../../src/shared/drafting/draft-job.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import type { RecogniserFiles } from '../../../../src/shared/speech/recogniser.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { storedSettings } from '../../../../src/main/settings/stored-settings.ts'
import { viewVersions } from '../../../../src/main/transcription/choose-version.ts'
import { keepPhrase } from '../../../../src/main/transcription/keep-phrase.ts'
import {
  createTranscriptionQueue,
  type TranscriptionPorts,
  type TranscriptionQueue,
} from '../../../../src/main/transcription/transcription-queue.ts'
import { getBlueprint } from '../../../../src/main/store/queries/blueprint.ts'
import { insertInterviewStep } from '../../../../src/main/store/queries/interview-steps.ts'
import { updateSession } from '../../../../src/main/store/queries/sessions.ts'
import { getSetting, setSetting } from '../../../../src/main/store/queries/settings.ts'
import { listTranscriptionJobs } from '../../../../src/main/store/queries/transcription-jobs.ts'
import { listItems, saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import { addSession, makeItem } from '../../../support/items.ts'
import {
  addRecording,
  longTalk,
  saidIn,
  scriptedSpeech,
  type ScriptedSpeech,
} from '../../../support/scripted-speech.ts'
import { makeContext, type RecordedContext } from '../../../support/service-context.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

const TALK = longTalk(9)
const TOTAL_MS = 30_000
const digits: RecogniserFiles = { kind: 'zipformerCtc', files: { model: '/m', tokens: '/t' } }

let temp: TempStore
let ctx: RecordedContext
let speech: ScriptedSpeech
let queue: TranscriptionQueue
let drafts: DraftRequest[]
let bugs: unknown[]
let installed: Set<string>
let ports: TranscriptionPorts
let projectId: string

beforeEach(() => {
  temp = makeTempStore()
  ctx = makeContext(temp.store)
  speech = scriptedSpeech(TALK)
  drafts = []
  bugs = []
  installed = new Set(['base'])
  set('pass_model', 'base')
  ports = {
    ...{
      speech,
      voices: speech,
      voicesModel: () => null,
      bill: (transcriber) => transcriber,
      command: noEngine,
      hosted: noEngine,
    },
    setupFor: (recogniser) => ({ vadModel: '/vad', recogniser }),
    recogniserFor: (id) => (installed.has(id) ? digits : null),
    settings: () => storedSettings((key) => getSetting(temp.store, key)),
    enqueueDraft: (request) => void drafts.push(request),
    report: (error) => void bugs.push(error),
    random: () => 0,
  }
  projectId = createProject(ctx, { title: 'A book', contentType: 'memoir' }).id
  record('s')
  queue = createTranscriptionQueue(ctx, ports)
})
afterEach(async () => {
  await queue.stop()
  temp.cleanup()
  expect(bugs).toEqual([])
})

function noEngine(): never {
  throw new Error('Another engine was asked')
}

function set(key: string, value: string): void {
  setSetting(temp.store, key, value)
}

function record(sessionId: string): void {
  addSession(temp.store, sessionId, projectId)
  addRecording(temp.store, sessionId, TOTAL_MS)
  updateSession(temp.store, sessionId, { status: 'ended', stage: 'ghostwriting' })
}

const texts = (sessionId = 's') => listItems(temp.store, sessionId).map(({ text }) => text)
const jobs = () => listTranscriptionJobs(temp.store, {})
const job = () => jobs()[0]
/** The three turns of the talk, as one engine writes them. */
const TURNS = [0, 3, 6].map((n) =>
  TALK.slice(n, n + 3)
    .map(({ text }) => text)
    .join(' '),
)

async function run(): Promise<void> {
  queue.start()
  await queue.idle()
}

describe('a first transcription', () => {
  test('turns are made of what is said, with versions and word times; the job is complete, and a draft is asked for once', async () => {
    queue.enqueue({ sessionId: 's' })
    await run()
    expect(texts()).toEqual(TURNS)
    expect(job()).toMatchObject({
      status: 'complete',
      purpose: 'first',
      engine: 'local',
      model: 'base',
      doneMs: TOTAL_MS,
    })
    const [item] = listItems(temp.store, 's')
    expect(item).toMatchObject({ audioStartMs: 500, audioEndMs: 7300, status: 'completed' })
    expect(viewVersions(ctx, { sessionId: 's', itemId: item?.itemId ?? '' })).toMatchObject({
      chosenBy: 'studio',
      versions: [{ source: 'pass', engine: 'local', model: 'base', words: { length: 12 } }],
    })
    expect(drafts).toMatchObject([
      { projectId, sessionId: 's', urgency: 'routine', transcriptAnchors: { length: 3 } },
    ])
  })

  // Bug: another window of the same screen asks again, and everything is written down twice.
  test('asked for twice while it waits it is one job', async () => {
    const first = queue.enqueue({ sessionId: 's' })
    expect(queue.enqueue({ sessionId: 's' }).id).toBe(first.id)
    await run()
    expect(jobs()).toHaveLength(1)
  })

  test('while the project takes shape there is nothing to draft', async () => {
    updateSession(temp.store, 's', { stage: 'intake' })
    queue.enqueue({ sessionId: 's' })
    await run()
    expect(drafts).toEqual([])
  })

  test('turns that are there get words, what lies between them becomes turns of its own', async () => {
    const bare = { sessionId: 's', source: 'live', engine: null, model: null, jobId: null } as const
    for (const { startMs, endMs } of TALK.slice(3, 6))
      keepPhrase(ctx, { ...bare, phrase: { startMs, endMs, text: null, words: null } })
    const [before] = listItems(temp.store, 's')
    queue.enqueue({ sessionId: 's' })
    await run()
    expect(texts()).toEqual(TURNS)
    expect(listItems(temp.store, 's')[1]).toMatchObject({ itemId: before?.itemId, payload: null })
  })

  // Bug: what was answered aloud with no model installed never reaches the blueprint.
  test('an answer of a guided interview that first gets words fills its field', async () => {
    const question = makeItem({ itemId: 'q', role: 'assistant', text: 'Who is it for?', createdAt: 0 })
    saveTranscriptItem(temp.store, 's', question)
    const bare = { sessionId: 's', source: 'live', engine: null, model: null, jobId: null } as const
    const [first] = TALK
    if (first === undefined) throw new Error('no talk')
    const { startMs, endMs } = first
    const [answer] = keepPhrase(ctx, { ...bare, phrase: { startMs, endMs, text: null, words: null } })
    insertInterviewStep(temp.store, {
      ...{ id: 'step', sessionId: 's', projectId, seq: 0, questionId: 'blueprint:targetAudience' },
      ...{ kind: 'blueprint', field: 'targetAudience', itemId: 'q', answerItemId: answer?.itemId ?? null },
      ...{ outcome: 'answered', createdAt: 1 },
    })
    queue.enqueue({ sessionId: 's' })
    await run()
    expect(getBlueprint(temp.store, projectId).entries).toMatchObject([
      { field: 'targetAudience', value: expect.stringContaining('phrase 0'), sourceItemId: answer?.itemId },
    ])
  })

  test('a session without sound has nothing to write down', () => {
    addSession(temp.store, 'typed', projectId)
    expect(() => queue.enqueue({ sessionId: 'typed' })).toThrow(/Nothing was recorded/)
  })
})

describe('a second pass', () => {
  beforeEach(async () => {
    queue.enqueue({ sessionId: 's' })
    await run()
    installed.add('large')
    set('pass_model', 'large')
  })

  test('every turn gets another version by a better model; the first stays', async () => {
    const better = TALK.map((phrase) => ({ ...phrase, text: phrase.text.toUpperCase() }))
    await queue.stop()
    queue = createTranscriptionQueue(ctx, { ...ports, speech: scriptedSpeech(better) })
    expect(queue.enqueue({ sessionId: 's' }).purpose).toBe('again')
    await run()
    expect(texts()).toEqual(TURNS.map((text) => text.toUpperCase()))
    const [item] = listItems(temp.store, 's')
    const { versions } = viewVersions(ctx, { sessionId: 's', itemId: item?.itemId ?? '' })
    expect(versions.map(({ model }) => model)).toEqual(['base', 'large'])
    expect(drafts.map(({ summary }) => summary)).toEqual([
      'A recording was written down: 3 passages.',
      'A recording was heard again: 3 passages read otherwise now.',
    ])
  })

  // Bug: an engine that understands nothing leaves the transcript empty.
  test('an engine that hears nothing takes no words away', async () => {
    await queue.stop()
    queue = createTranscriptionQueue(ctx, { ...ports, speech: scriptedSpeech([]) })
    queue.enqueue({ sessionId: 's', purpose: 'again' })
    await run()
    expect(texts()).toEqual(TURNS)
    expect(job()?.status).toBe('complete')
  })
})

describe('waiting', () => {
  test('without a model it waits, without a look at the sound, until one is there', async () => {
    installed.clear()
    queue.enqueue({ sessionId: 's' })
    await run()
    expect(job()).toMatchObject({ status: 'queued', waitReason: 'model', nextAttemptAt: null, attempts: 0 })
    expect(speech.asked).toEqual([])
    installed.add('base')
    queue.lookAgain()
    await queue.idle()
    expect(texts()).toEqual(TURNS)
  })

  test('on the battery it waits when the author wants so, also in the middle, and goes on where it was', async () => {
    set('pause_on_battery', 'true')
    speech.pauseMs = 10
    queue.enqueue({ sessionId: 's' })
    queue.start()
    await vi.waitFor(() => expect(job()?.doneMs).toBeGreaterThan(3000))
    queue.onBattery(true)
    await vi.waitFor(() => expect(job()).toMatchObject({ status: 'queued', waitReason: 'battery' }))
    const done = job()?.doneMs ?? 0
    expect(done).toBeLessThan(TOTAL_MS)
    queue.onBattery(false)
    await queue.idle()
    expect(speech.asked).toEqual(['from 0', `from ${done}`])
    expect(texts()).toEqual(TURNS)
  })

  test('what the author looks at comes before what is running', async () => {
    record('looked')
    speech.pauseMs = 10
    queue.enqueue({ sessionId: 's' })
    queue.enqueue({ sessionId: 'looked' })
    queue.start()
    await vi.waitFor(() => expect(texts()).not.toEqual([]))
    queue.look('looked')
    await queue.idle()
    const [second, first] = jobs()
    expect(second?.completedAt).toBeLessThan(first?.completedAt ?? 0)
    expect([texts('s'), texts('looked')]).toEqual([TURNS, TURNS])
  })
})

describe('failures', () => {
  test('what passes is tried again, and goes on where it was; words in between begin the count anew', async () => {
    speech.failAt.set(3, new StudioError('SPEECH_FAILED', 'It stopped.', { retryable: true }))
    speech.failAt.set(6, new StudioError('SPEECH_FAILED', 'It stopped.', { retryable: true }))
    queue.enqueue({ sessionId: 's' })
    await run()
    expect(job()).toMatchObject({ status: 'queued', waitReason: 'retry', attempts: 1, error: 'It stopped.' })
    for (let n = 0; n < 2; n += 1) {
      queue.retry(job()?.id ?? '')
      await queue.idle()
    }
    expect(job()?.status).toBe('complete')
    expect(texts()).toEqual(TURNS)
  })

  test('what does not pass fails in words; the sound is kept, and Retry goes on where it was', async () => {
    speech.failAt.set(5, new StudioError('SPEECH_FAILED', 'This file is damaged.', { retryable: false }))
    queue.enqueue({ sessionId: 's' })
    await run()
    const failed = job()
    expect(failed).toMatchObject({ status: 'error', error: 'This file is damaged.', cancelledAt: null })
    expect(failed?.doneMs).toBeGreaterThan(0)
    queue.retry(failed?.id ?? '')
    await queue.idle()
    expect(texts()).toEqual(TURNS)
  })

  test('the author stops it: what is written down stays, nothing comes after', async () => {
    speech.pauseMs = 10
    queue.enqueue({ sessionId: 's' })
    queue.start()
    await vi.waitFor(() => expect(texts()).not.toEqual([]))
    queue.cancel(job()?.id ?? '')
    const written = texts()
    await queue.idle()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(texts()).toEqual(written)
    expect(job()).toMatchObject({ status: 'error', cancelledAt: expect.any(Number) })
  })

  test('a bug is reported, and the job says that the recording is safe', async () => {
    speech.failAt.set(1, new Error('bug'))
    queue.enqueue({ sessionId: 's' })
    await run()
    expect(job()).toMatchObject({ status: 'error', error: expect.stringMatching(/recording is safe/) })
    expect(bugs.splice(0)).toHaveLength(1)
  })
})

describe('other engines', () => {
  test('a program of the author’s is given the sound of phrases; times are put on the recording’s clock', async () => {
    set('transcriber', 'command')
    queue = createTranscriptionQueue(ctx, {
      ...ports,
      command: () => ({
        ...{ name: 'command', model: null },
        transcribe: async (pcm) => ({
          text: saidIn(TALK, pcm),
          words: [{ text: 'x', startMs: 0, endMs: 100 }],
        }),
      }),
    })
    queue.enqueue({ sessionId: 's' })
    await run()
    expect(job()?.error).toMatch(/No program of your own/)
    set('transcriber_command', 'whisper -f {wav}')
    queue.retry(job()?.id ?? '')
    await queue.idle()
    expect(texts()).toEqual(TURNS)
    const [item] = listItems(temp.store, 's')
    const { versions } = viewVersions(ctx, { sessionId: 's', itemId: item?.itemId ?? '' })
    expect(versions[0]).toMatchObject({ source: 'pass', engine: 'command', model: null })
    expect(versions[0]?.words?.[0]).toEqual({ text: 'x', startMs: 500, endMs: 600 })
  })

  // Bug: a recording is sent away because the engine is set to the service, though sending was never allowed.
  test('the service is asked only when the author allows it, and waits for the network', async () => {
    let online = false
    let asked = 0
    queue = createTranscriptionQueue(ctx, {
      ...ports,
      hosted: () => ({
        ...{ name: 'hosted', model: 'whisper-1' },
        transcribe: async (pcm) => {
          asked += 1
          if (!online) throw new StudioError('OFFLINE', 'No network.')
          return { text: saidIn(TALK, pcm), words: null }
        },
      }),
    })
    queue.enqueue({ sessionId: 's', engine: 'hosted' })
    await run()
    expect([job()?.status, asked]).toEqual(['error', 0])
    expect(job()?.error).toMatch(/not sent/)
    set('hosted_transcription', 'true')
    queue.retry(job()?.id ?? '')
    await queue.idle()
    expect(job()).toMatchObject({ status: 'queued', waitReason: 'offline', attempts: 0 })
    online = true
    queue.networkIsBack()
    await queue.idle()
    expect(texts()).toEqual(TURNS)
    const [item] = listItems(temp.store, 's')
    expect(viewVersions(ctx, { sessionId: 's', itemId: item?.itemId ?? '' }).versions).toMatchObject([
      { source: 'hosted', engine: 'hosted', words: null },
    ])
  })
})

test('a job that was running when the studio was killed goes on at the next start', async () => {
  speech.pauseMs = 5
  queue.enqueue({ sessionId: 's' })
  queue.start()
  await vi.waitFor(() => expect(job()?.doneMs).toBeGreaterThan(3000))
  await queue.stop()
  expect(job()).toMatchObject({ status: 'queued', startedAt: null })
  queue = createTranscriptionQueue(ctx, ports)
  await run()
  expect(texts()).toEqual(TURNS)
  expect(job()?.status).toBe('complete')
})
