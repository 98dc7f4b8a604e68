// The built speech process in real Electron, over what the studio's own recorder wrote. Bugs caught: an engine that does
// not load in a utility process, buffers that Electron does not allow, a model missing from the build, words lost or
// doubled where one file of a recording follows another.
import { expect, test, type Page } from '@playwright/test'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { SegmentView } from '../../src/shared/ipc/voice-views.ts'
import type { Recorder } from '../../src/renderer/recorder/recorder-types.ts'
import type { SoundFile, SpeechSetup } from '../../src/main/speech/speech-process-port.ts'
import { replySchema, type SpeechReply } from '../../src/main/speech/process/messages.ts'
import { wordErrors } from '../../src/shared/speech/word-errors.ts'
import { answered } from '../support/answered.ts'
import { launchStudio, makeDataDir, repositoryRoot, type RunningStudio } from '../support/electron-app.ts'
import { fakeMicrophone, writeFakeSpeech } from '../support/fake-speech.ts'
import { inMain } from '../support/in-main.ts'
import type * as kit from '../support/recorder-kit.ts'
import { recorderScript } from '../support/recorder-page.ts'
import { digitsModel, saidIn, speechAbsent, speechFolder } from '../support/speech-child.ts'

declare global {
  var recorderKit: typeof kit
  var recording: Recorder
}

const DIGITS = ['digits-theo-314159.wav', 'digits-theo-70286.wav']
const SEGMENT_MS = 5000

let dataDir: string
let studio: RunningStudio
test.beforeEach(() => {
  dataDir = makeDataDir()
})
test.afterEach(async () => {
  await studio.close()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

test('writes down what the recorder wrote', async () => {
  test.skip(speechAbsent, 'the real recordings are not beside this clone')
  const pause = { silenceMs: 1000 }
  const parts = [pause, ...DIGITS.flatMap((name) => [{ wav: join(speechFolder, name) }, pause])]
  const sound = writeFakeSpeech(dataDir, parts)
  studio = await launchStudio({ dataDir, args: fakeMicrophone(sound.path, { loop: false }) })
  const segments = await record(studio.page, sound.durationMs + 500)
  expect(segments.length).toBeGreaterThanOrEqual(2)
  const files = segments.map(({ url, startMs, durationMs }) => ({
    path: join(dataDir, url),
    startMs,
    durationMs,
  }))
  const vadModel = join(repositoryRoot, 'out/main/silero_vad_v5.onnx')
  expect(existsSync(vadModel)).toBe(true)
  const phrases = (await readInElectron(files, { vadModel, recogniser: digitsModel() })).flatMap((reply) =>
    reply.type === 'phrase' ? [reply.phrase] : [],
  )
  const said = DIGITS.map((name) => saidIn(name)).join(' ')
  const errors = wordErrors(said, phrases.map(({ text }) => text).join(' '))
  console.log(`digits through the recorder and Electron: ${JSON.stringify({ errors, phrases })}`)
  // Nothing is lost or doubled between the files; what the small model makes of a sound that was packed is its own.
  expect(errors).toMatchObject({ insertions: 0, deletions: 0 })
  expect(errors.substitutions).toBeLessThanOrEqual(1)
  expect(studio.errors).toEqual([])
})

async function record(page: Page, ms: number): Promise<SegmentView[]> {
  await page.evaluate(await recorderScript(SEGMENT_MS))
  const project = await answered(page, 'projects.create', { title: 'The Salt Road', contentType: 'memoir' })
  const { session } = await answered(page, 'voice.start', { projectId: project.id })
  await page.evaluate(
    async ([sessionId, length]) => {
      const told = { alert: () => undefined, microphoneChanged: () => undefined, level: () => undefined }
      const recorder = await recorderKit.openRecorder({ sessionId, startMs: 0, deviceId: '' }, told)
      await new Promise((resolve) => setTimeout(resolve, length))
      await recorder.stop()
    },
    [session.id, ms] as const,
  )
  return answered(page, 'recordings.list', { sessionId: session.id })
}

/** Everything the process said, until it was done. */
async function readInElectron(files: SoundFile[], setup: SpeechSetup): Promise<SpeechReply[]> {
  const file = join(repositoryRoot, 'out/main/speech-process.js')
  const replies = await inMain(
    studio.app,
    ({ utilityProcess }, asked) =>
      new Promise<unknown[]>((resolve, reject) => {
        const child = utilityProcess.fork(asked.file)
        const all: unknown[] = []
        const limit = setTimeout(() => reject(new Error(`no end: ${JSON.stringify(all)}`)), 30_000)
        child.on('exit', (code) => reject(new Error(`it ended with ${code}`)))
        child.on('message', (reply: { type: string }) => {
          // Sound is not for the test's wire.
          all.push(reply.type === 'phrase' ? { ...reply, pcm: null } : reply)
          if (reply.type === 'ready') {
            // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
            child.postMessage({ type: 'read', id: 1, files: asked.files, setup: asked.setup, fromMs: 0 })
          }
          if (reply.type === 'phrase') {
            // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
            child.postMessage({ type: 'kept', id: 1 })
          }
          if (!['done', 'failed', 'unable'].includes(reply.type)) return
          clearTimeout(limit)
          resolve(all)
          child.kill()
        })
      }),
    { file, files, setup },
  )
  return replies.map((reply) => replySchema.parse({ pcm: null, ...(reply as object), ...withSound(reply) }))
}

function withSound(reply: unknown): { pcm?: Float32Array } {
  return (reply as SpeechReply).type === 'phrase' ? { pcm: new Float32Array(0) } : {}
}
