// The transport in real Chromium, through main's own exchange, against the Realtime server of tests.
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { exchangeOffer, hangUp, type Call } from '../../src/main/realtime/exchange.ts'
import { addressOf, openService } from '../../src/main/realtime/service.ts'
import { testConnection } from '../../src/main/realtime/test-connection.ts'
import { fakeMicrophone, speechPart, writeFakeSpeech } from '../support/fake-speech.ts'
import { startRealtimeServer, type RealtimeServer } from '../support/realtime-server/realtime-server.ts'
import type { TransportPage } from '../support/transport-page.ts'

const MODEL = 'gpt-realtime-2.1'
const KEY = 'sk-transport-test'
const session = {
  type: 'realtime',
  model: MODEL,
  audio: { input: { turn_detection: { type: 'semantic_vad', eagerness: 'low' } } },
} as const

let code: string
let folder: string
let server: RealtimeServer
let app: ElectronApplication
let page: Page
let calls: Call[]

test.beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome130',
      lib: { entry: join(import.meta.dirname, '../support/transport-page.ts'), formats: ['es'] },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const chunk = outputs
    .flatMap((one) => ('output' in one ? one.output : []))
    .find(({ type }) => type === 'chunk')
  if (chunk?.type !== 'chunk') throw new Error('The transport was not bundled.')
  code = chunk.code
})

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'transport-'))
  server = await startRealtimeServer()
  calls = []
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const voice = writeFakeSpeech(folder, [speechPart('jfk.wav', 4000), { silenceMs: 2500 }])
  app = await _electron.launch({
    args: [
      ...root,
      '--log-level=3',
      join(import.meta.dirname, '../support/realtime-server/browser-app'),
      `--user-data-dir=${folder}`,
      '--autoplay-policy=no-user-gesture-required',
      ...fakeMicrophone(voice.path),
    ],
  })
  page = await app.firstWindow()
  const service = await openService(addressOf(server.baseUrl, MODEL), KEY)
  await page.exposeFunction('exchangeOffer', async (sdp: string) => {
    const { sdp: answer, call } = await exchangeOffer(service, {
      sdp,
      session,
      signal: new AbortController().signal,
    })
    calls.push(call)
    return answer
  })
  await page.addScriptTag({ content: code, type: 'module' })
  await page.waitForFunction(() => window.transportPage !== undefined)
})
test.afterEach(async () => {
  await app.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

const open = () => page.evaluate(() => window.transportPage?.open())
const told = (): Promise<TransportPage['told']> => page.evaluate(() => window.transportPage?.told ?? [])
const loudest = () => page.evaluate(() => window.transportPage?.loudest() ?? 0)
const whats = async (what: string) => (await told()).filter((one) => one.what === what)

async function heardEvents(type: string): Promise<number> {
  const events = await whats('event')
  return events.filter(({ value }) => (value as { type?: unknown }).type === type).length
}

test('opens, speaks and hears, mutes only towards the service, and ends once', async () => {
  expect(await open()).toBe('open')
  await expect.poll(() => heardEvents('session.created')).toBe(1)
  expect(await whats('remoteAudio')).toMatchObject([{ value: 1 }])
  expect(calls[0]?.callId).toMatch(/^rtc_/)

  // The voice is heard by the service.
  await expect
    .poll(() => heardEvents('input_audio_buffer.speech_started'), { timeout: 20_000 })
    .toBeGreaterThan(0)
  await page.evaluate(() => window.transportPage?.transport.setMicrophone(false))
  await expect.poll(async () => (await heardEvents('input_audio_buffer.speech_stopped')) > 0).toBe(true)
  // What was on its way when it was muted may still begin a turn.
  await page.waitForTimeout(1500)
  const before = await heardEvents('input_audio_buffer.speech_started')
  await loudest()
  await page.waitForTimeout(3000)
  expect(await heardEvents('input_audio_buffer.speech_started')).toBe(before)
  expect(await loudest(), 'the recorder hears on while muted').toBeGreaterThan(0.01)
  await page.evaluate(() => window.transportPage?.transport.setMicrophone(true))
  await expect
    .poll(() => heardEvents('input_audio_buffer.speech_started'), { timeout: 20_000 })
    .toBeGreaterThan(before)

  const sent = await page.evaluate(() =>
    window.transportPage?.transport.send({ type: 'input_audio_buffer.clear', event_id: 'mine' }),
  )
  expect(sent).toBe('sent')
  await server.heard((event) => event['event_id'] === 'mine')
  const large = await page.evaluate(() =>
    window.transportPage?.transport.send({
      type: 'session.update',
      event_id: 'large',
      session: { type: 'realtime', instructions: 'x'.repeat(300_000) },
    }),
  )
  expect(large).toBe('too_large')

  await page.evaluate(() => {
    window.transportPage?.transport.close()
    window.transportPage?.transport.close()
  })
  expect(await whats('ended')).toMatchObject([{ value: { kind: 'closed' } }])
  expect(await page.evaluate(() => window.transportPage?.microphone.readyState)).toBe('live')
  const [call] = calls
  if (call) expect(await hangUp(call)).toBeNull()
  await server.openCalls(0)
})

test('refuses what is no event and goes on; a channel that is cut is told at once', async () => {
  await open()
  await server.play(
    [{ kind: 'malformed' }, { kind: 'oversized', bytes: 262_144 }, { kind: 'flood', count: 2000 }],
    30_000,
  )
  await expect.poll(() => heardEvents('flood.tick'), { timeout: 20_000 }).toBe(2000)
  expect((await whats('refused')).length).toBeGreaterThan(0)
  await server.cut('channel')
  await expect.poll(async () => (await whats('ended')).length).toBe(1)
  expect(await whats('ended')).toMatchObject([{ value: { kind: 'lost' } }])
})

test('waits for a network that falters, and gives up one that stays away', async () => {
  await open()
  let cutAt = await page.evaluate(() => performance.now())
  await server.cut('network')
  await expect.poll(async () => (await whats('faltering')).length, { timeout: 30_000 }).toBe(1)
  const [faltered] = await whats('faltering')
  console.log('faltering after', Math.round((faltered?.at ?? 0) - cutAt), 'ms')
  await server.heal()
  await expect.poll(async () => (await whats('faltering')).length, { timeout: 30_000 }).toBe(2)
  expect(await whats('ended')).toEqual([])

  cutAt = await page.evaluate(() => performance.now())
  await server.cut('network')
  await expect.poll(async () => (await whats('ended')).length, { timeout: 40_000 }).toBe(1)
  const [ended] = await whats('ended')
  console.log('given up after', Math.round((ended?.at ?? 0) - cutAt), 'ms')
})

test('"Test connection" finds the server in order, and a model it does not have', async () => {
  const kept = {
    forServer: () => Promise.resolve(KEY),
    storage: () => Promise.resolve('memory' as const),
    keep: () => Promise.resolve('memory' as const),
    forget: () => Promise.resolve(),
  }
  const { baseUrl } = server
  expect(await testConnection(kept, { baseUrl, realtimeModel: MODEL })).toMatchObject({ ok: true })
  const report = await testConnection(kept, { baseUrl, realtimeModel: 'gpt-of-tomorrow' })
  expect(report.checks.at(-1)).toMatchObject({ check: 'model', ok: false })
})
