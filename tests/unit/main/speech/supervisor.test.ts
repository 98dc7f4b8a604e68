// What the supervisor does with a process that cannot run, has nothing to do, or does not answer as it should. Catches a
// computer without the engine that is asked again and again, and a process that nobody needs and that stays.
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import type { ChildPort } from '../../../../src/main/speech/child-port.ts'
import { createSpeech } from '../../../../src/main/speech/create-speech.ts'
import { nodePort, speechForks, speechSetup } from '../../../support/speech-child.ts'

// Real processes on a busy computer.
vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'studio-speech-process-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
/** Processes that speak the wire as `code` says. */
function processes(code: string): { fork(): ChildPort; started(): number } {
  const file = join(folder, `process-${(count += 1)}.cjs`)
  writeFileSync(file, code)
  let started = 0
  return {
    started: () => started,
    fork() {
      started += 1
      return nodePort(fork(file, [], { serialization: 'advanced', stdio: 'ignore' }))
    },
  }
}

const silence = new Float32Array(1600)
const never = new AbortController().signal

test('where the engine cannot be loaded, every request says so, and it is not started again', async () => {
  const unable = processes(`process.send({ type: 'unable', why: 'libonnxruntime.so: cannot open\\nmore' })`)
  const speech = createSpeech({ fork: unable.fork, warn: () => undefined })
  const expected = {
    code: 'SPEECH_FAILED',
    message: expect.stringContaining(
      'This computer cannot run the speech engine (libonnxruntime.so: cannot open)',
    ) as unknown,
    data: { retryable: false, reason: 'unable' },
  }
  await expect(speech.beginStream('talk', speechSetup(null), 0)).rejects.toMatchObject(expected)
  await expect(speech.transcribe(silence, speechSetup(null), never)).rejects.toMatchObject(expected)
  expect(unable.started()).toBe(1)
  await speech.close()
})

test('one that dies at once is tried a few times, ever later, and then given up', async () => {
  const dying = processes(`process.exit(7)`)
  const warnings: string[] = []
  const speech = createSpeech({ fork: dying.fork, warn: (words) => warnings.push(words) })
  const from = performance.now()
  await expect(speech.transcribe(silence, speechSetup(null), never)).rejects.toMatchObject({
    data: { reason: 'crashed', retryable: true },
  })
  expect(dying.started()).toBe(3)
  expect(performance.now() - from).toBeGreaterThan(250 + 1000)
  expect(warnings).toHaveLength(3)
  expect(warnings[0]).toContain('(7)')
  await speech.close()
})

test('who stops waiting for a process does not wait for it', async () => {
  const mute = processes(`setInterval(() => {}, 1000)`)
  const speech = createSpeech({ fork: mute.fork, warn: () => undefined })
  const signal = AbortSignal.timeout(200)
  await expect(speech.transcribe(silence, speechSetup(null), signal)).rejects.toMatchObject({
    code: 'CANCELLED',
  })
  await speech.close()
})

test('with nothing to do it ends, and is there again when it is needed', async () => {
  const forks = speechForks()
  const warnings: string[] = []
  const speech = createSpeech({ fork: forks.fork, idleMs: 300, warn: (words) => warnings.push(words) })
  await speech.beginStream('talk', speechSetup(null), 0)
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(forks.children[0]?.connected).toBe(true)
  await speech.hear('talk', silence)
  await speech.endStream('talk')
  await expect.poll(() => forks.children[0]?.signalCode, { timeout: 30_000 }).toBe('SIGKILL')
  await speech.beginStream('again', speechSetup(null), 0)
  await speech.endStream('again')
  expect(forks.children).toHaveLength(2)
  // It ended as it should: nobody need hear of it.
  expect(warnings).toEqual([])
  await speech.close()
})

test('after the end of the studio nothing is begun', async () => {
  const forks = speechForks()
  const speech = createSpeech({ fork: forks.fork, warn: () => undefined })
  const begun = speech.beginStream('talk', speechSetup(null), 0)
  await speech.close()
  await expect(begun).rejects.toMatchObject({ code: 'CANCELLED' })
  await expect(speech.transcribe(silence, speechSetup(null), never)).rejects.toMatchObject({
    code: 'CANCELLED',
  })
})

test('a model whose files are gone, or are none, fails in words and leaves the process alive', async () => {
  const forks = speechForks()
  const speech = createSpeech({ fork: forks.fork, warn: () => undefined })
  const none = join(folder, 'none.onnx')
  const recogniser = { kind: 'zipformerCtc', files: { model: none, tokens: none } } as const
  const gone = speech.transcribe(silence, speechSetup(recogniser), never)
  await expect(gone).rejects.toThrow(/Files of the speech model are missing: .*none\.onnx/)
  const incomplete = speech.transcribe(silence, speechSetup({ kind: 'whisper', files: {} }), never)
  await expect(incomplete).rejects.toThrow('encoder, decoder, tokens')
  await expect(speech.transcribe(silence, speechSetup(null), never)).rejects.toThrow('no speech model')
  expect(forks.children).toHaveLength(1)
  await speech.close()
})
