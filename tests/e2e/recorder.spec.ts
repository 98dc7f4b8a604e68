// The recorder in the real studio, with a microphone that beeps every second: what is recorded, what a crash leaves, and
// whether a line plays where it was said. Bugs caught: seconds lost or doubled between two files, seeking to the wrong
// place, a recording that can be read from elsewhere, a dead microphone nobody hears of.
import { expect, test, type Page } from '@playwright/test'
import { once } from 'node:events'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SegmentView } from '../../src/shared/ipc/voice-views.ts'
import type { Recorder } from '../../src/renderer/recorder/recorder-types.ts'
import { answered } from '../support/answered.ts'
import { pitchOfSecond, writeBeeps, writeNothing } from '../support/beeps.ts'
import { launchStudio, makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { fakeMicrophone } from '../support/fake-speech.ts'
import type * as kit from '../support/recorder-kit.ts'
import { recorderScript } from '../support/recorder-page.ts'

declare global {
  // What the page has once the script of `recorderScript` ran, and what these tests keep there.
  var recorderKit: typeof kit
  var recording: Recorder
  var told: string[]
}

const BEEPS = 60
const SEGMENT_MS = 15_000

let dataDir: string
let studio: RunningStudio
let script: string
test.beforeAll(async () => {
  script = await recorderScript(SEGMENT_MS)
})
test.beforeEach(() => {
  dataDir = makeDataDir()
  writeBeeps(join(dataDir, 'beeps.wav'), BEEPS)
})
test.afterEach(async () => {
  await studio.close()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

async function launch(microphone = 'beeps.wav'): Promise<Page> {
  studio = await launchStudio({ dataDir, args: fakeMicrophone(join(dataDir, microphone)) })
  await studio.page.evaluate(script)
  return studio.page
}

async function newSession(page: Page): Promise<{ sessionId: string }> {
  const project = await answered(page, 'projects.create', { title: 'The Salt Road', contentType: 'memoir' })
  const { session } = await answered(page, 'voice.start', { projectId: project.id })
  return { sessionId: session.id }
}

/** Records the microphone, and on the second track what a call would bring: here the microphone again. */
async function record(page: Page, sessionId: string, startMs = 0): Promise<void> {
  await page.evaluate(
    async (options) => {
      globalThis.told = []
      globalThis.recording = await recorderKit.openRecorder(
        { ...options, deviceId: '' },
        {
          alert: (kind, alert) =>
            void told.push(`${kind} ${alert === null ? 'over' : JSON.stringify(alert)}`),
          microphoneChanged: (track) => void told.push(`changed ${track.readyState}`),
          level: () => undefined,
        },
      )
      recording.recordInterviewer(new MediaStream([recording.microphone.clone()]))
    },
    { sessionId, startMs },
  )
}

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function beeps(page: Page, segments: SegmentView[], fromMs: number, lengthMs: number) {
  return page.evaluate(([list, from, length]) => recorderKit.beepsFrom(list, from, length), [
    segments,
    fromMs,
    lengthMs,
  ] as const)
}

test('plays a line where it was said, over several files without a gap', async () => {
  test.setTimeout(180_000)
  const page = await launch()
  const { sessionId } = await newSession(page)
  await record(page, sessionId)
  await later(46_000)
  await page.evaluate(() => recording.stop())
  const segments = await answered(page, 'recordings.list', { sessionId })
  expect(await page.evaluate(() => told)).toEqual([])
  for (const track of ['author', 'interviewer'] as const) {
    const own = segments.filter((segment) => segment.track === track)
    expect(own.length).toBeGreaterThanOrEqual(3)
    for (const [i, { startMs }] of own.slice(1).entries()) {
      const before = own[i]
      // Overlapped: what one file lacks at its end, the next has.
      expect((before?.startMs ?? 0) + (before?.durationMs ?? 0) - startMs).toBeGreaterThan(50)
    }
    // Without the first and the last, which the start and the stop may have cut off.
    const heard = (await beeps(page, own, 0, 60_000)).slice(1, -1)
    expect(heard.length).toBeGreaterThanOrEqual(43)
    const first = secondOf(heard[0]?.hertz ?? 0)
    for (const [i, { ms, hertz }] of heard.entries()) {
      expect(secondOf(hertz), `beep ${i}`).toBe(first + i)
      expect(Math.abs(ms - ((heard[0]?.ms ?? 0) + i * 1000)), `beep ${i}`).toBeLessThan(100)
    }
  }
  // From 42 s on: the same beep at the same time, to 0.3 s.
  const expected = (await beeps(page, segments, 0, 60_000)).find(({ ms }) => ms >= 42_000)
  const [sought] = await beeps(page, segments, 42_000, 3000)
  expect(secondOf(sought?.hertz ?? 0)).toBe(secondOf(expected?.hertz ?? 1))
  expect(Math.abs((sought?.ms ?? 0) - (expected?.ms ?? 0))).toBeLessThan(300)
  await servesOnlyRecordings(page, sessionId, segments)
  await playsFromTheTranscript(page, sessionId)
  expect(studio.errors.filter((words) => !words.includes('404'))).toEqual([])
})

function secondOf(hertz: number): number {
  return Math.round((hertz - pitchOfSecond(0)) / (pitchOfSecond(1) - pitchOfSecond(0)))
}

async function servesOnlyRecordings(page: Page, sessionId: string, segments: SegmentView[]): Promise<void> {
  writeFileSync(join(dataDir, 'recordings', sessionId, 'author-9999.webm'), 'nobody’s')
  const get = (url: string) =>
    page.evaluate(async (address) => {
      const answer = await fetch(address, { headers: { range: 'bytes=0-3' } })
      const bytes = new Uint8Array(await answer.arrayBuffer())
      return {
        status: answer.status,
        type: answer.headers.get('content-type'),
        bytes: [...bytes].slice(0, 4),
      }
    }, url)
  expect(await get(segments[0]?.url ?? '')).toEqual({
    ...{ status: 206, type: 'audio/webm' },
    bytes: [0x1a, 0x45, 0xdf, 0xa3],
  })
  for (const url of [
    `/recordings/${sessionId}/author-9999.webm`,
    `/recordings/${sessionId}/..%2f..%2fstudio.db`,
    `/recordings/${sessionId}`,
    '/recordings/other/author-0000.webm',
    '/recordings/%2e%2e/studio.db',
  ]) {
    expect((await get(url)).status, url).toBe(404)
  }
}

async function playsFromTheTranscript(page: Page, sessionId: string): Promise<void> {
  const line = (itemId: string, previousItemId: string | null, text: string, audioStartMs: number) => ({
    ...{ itemId, previousItemId, text, audioStartMs, audioEndMs: audioStartMs + 1500, role: 'user' as const },
    ...{ type: 'message' as const, status: 'completed' as const, interrupted: false, heardMs: null },
    ...{ payload: null, createdAt: audioStartMs },
  })
  const items = [line('one', null, 'It was in 1962.', 42_000), line('two', 'one', 'And it rained.', 44_500)]
  await answered(page, 'voice.record', { sessionId, entries: [], items })
  await answered(page, 'voice.stop', { sessionId, shown: [] })
  await page.getByRole('button', { name: 'The Salt Road' }).first().click()
  await page.getByRole('tab', { name: 'Transcript' }).click()
  const log = page.getByRole('log', { name: 'What was said' })
  await log.locator('[data-item-id="one"]').hover()
  await log.locator('[data-item-id="one"]').getByRole('button', { name: 'Play from here' }).click()
  const player = page.getByRole('group', { name: 'Recording' })
  await expect(player).toContainText(/0:4[2-5] of 0:4[6-9]/)
  await expect(log.locator('[data-item-id="one"]')).toHaveAttribute('aria-current', 'true')
  await page.screenshot({ path: join('test-results', 'recorder-playing.png') })
  await expect(log.locator('[data-item-id="two"]')).toHaveAttribute('aria-current', 'true')
  await player.getByRole('button', { name: 'Hear it again' }).click()
  await expect(player).toContainText(/0:4[2-5] of/)
  await player.getByRole('button', { name: 'Stop the recording' }).click()
  await expect(player).toBeHidden()
}

test('a pause leaves no time on the clock, and what is said after it follows', async () => {
  const page = await launch()
  const { sessionId } = await newSession(page)
  await record(page, sessionId, 10_000)
  await later(3000)
  const paused = await page.evaluate(async () => {
    await recording.pause()
    return recording.clockMs()
  })
  const kept = await answered(page, 'recordings.list', { sessionId })
  expect(kept.every(({ durationMs }) => durationMs !== null)).toBe(true)
  await later(2000)
  expect(await page.evaluate(() => recording.clockMs())).toBe(paused)
  await page.evaluate(() => recording.resume())
  await later(3000)
  await page.evaluate(() => recording.flush())
  const open = (await answered(page, 'recordings.list', { sessionId })).filter(({ n }) => n === 1)
  expect(open).toHaveLength(2)
  for (const segment of open) {
    expect(segment.durationMs).toBeNull()
    expect(segment.bytes).toBeGreaterThan(10_000)
    expect(Math.abs(segment.startMs - paused)).toBeLessThan(200)
  }
  await page.evaluate(() => recording.stop())
  expect(studio.errors).toEqual([])
})

test('a microphone that goes away is replaced by another, said, and the recording goes on', async () => {
  const page = await launch()
  const { sessionId } = await newSession(page)
  await record(page, sessionId)
  await later(2500)
  // As when it is unplugged: the track is over, and the system says so.
  await page.evaluate(() => {
    const track = recording.microphone
    track.stop()
    track.dispatchEvent(new Event('ended'))
  })
  await expect.poll(() => page.evaluate(() => told), { timeout: 2000 }).toHaveLength(2)
  const [changed, unplugged] = await page.evaluate(() => told)
  expect(changed).toBe('changed live')
  expect(unplugged).toMatch(/^unplugged .*"fallback":".+"/)
  await later(3000)
  await page.evaluate(() => recording.useMicrophone(''))
  expect((await page.evaluate(() => told)).slice(2)).toEqual(['changed live', 'unplugged over'])
  await later(2000)
  await page.evaluate(() => recording.stop())
  const segments = await answered(page, 'recordings.list', { sessionId })
  const author = segments.filter(({ track }) => track === 'author')
  expect(author).toHaveLength(3)
  const heard = await beeps(page, author, 0, 20_000)
  expect(heard.length).toBeGreaterThanOrEqual(6)
  expect(studio.errors).toEqual([])
})

test('ten seconds of nothing at all are said to be a dead microphone', async () => {
  writeNothing(join(dataDir, 'dead.wav'), 5)
  const page = await launch('dead.wav')
  const { sessionId } = await newSession(page)
  await record(page, sessionId)
  await later(8000)
  expect(await page.evaluate(() => told)).toEqual([])
  await expect
    .poll(() => page.evaluate(() => told), { timeout: 5000 })
    .toEqual([`silent ${JSON.stringify({ kind: 'silent' })}`])
  await page.evaluate(() => recording.stop())
})

test('a killed studio has lost no more than two seconds, and plays the rest', async () => {
  test.skip(process.platform === 'win32', 'Windows has no process groups to kill')
  let page = await launch()
  const { sessionId } = await newSession(page)
  await record(page, sessionId)
  await later(7300)
  const clock = await page.evaluate(() => recording.clockMs())
  const main = studio.app.process()
  const exited = once(main, 'exit')
  process.kill(-(main.pid ?? 0), 'SIGKILL')
  await exited
  expect(readdirSync(join(dataDir, 'recordings', sessionId)).sort()).toEqual([
    'author-0000.webm',
    'interviewer-0000.webm',
  ])
  page = await launch()
  const segments = await answered(page, 'recordings.list', { sessionId })
  expect(segments).toHaveLength(2)
  for (const { startMs, durationMs } of segments) {
    expect(clock - (startMs + (durationMs ?? 0))).toBeLessThan(2000)
  }
  const heard = await beeps(page, segments, 0, 10_000)
  expect(heard.length).toBeGreaterThanOrEqual(4)
})
