// A spoken interview from outside: an event on the data channel until its row is committed, and a tool call until its
// output leaves, idle and while manuscripts of 100,000 words are drafted, against an IPC echo in the same seconds.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answered } from '../support/answered.ts'
import { makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { writeFakeSpeech } from '../support/fake-speech.ts'
import { startRealtimeServer, type RealtimeServer } from '../support/realtime-server/realtime-server.ts'
import type { Step } from '../support/realtime-server/scenario.ts'
import { makeTempStore } from '../support/temp-store.ts'
import {
  launchVoiceStudio,
  makeActiveProject,
  startInterview,
  waitForConnection,
} from '../support/voice-studio.ts'
import { importLongInterviews } from './long-interviews.ts'
import { median, percentile, row, time, type BenchRow } from './measure.ts'
import { bareRecord } from './record-bench.ts'
import { beginMarks, startEchoes, stopEchoes, takeMarks, type Marks } from './voice-marks.ts'

const EXCHANGES = 30
/** Pieces of a voice's transcript come about this fast. */
const DELTA_MS = 20
const CALLS_AT_ONCE = 10
const ROUNDS = 15
/** While drafts run, as many as fit. */
const MOST_ROUNDS = 300
const DRAFTS = 8
const PLAY_WITHIN_MS = 60_000
/** After each exchange. */
const BARE_SAMPLES = 7
const TITLE = 'The Salt Road'

export async function benchVoice(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'studio-bench-'))
  const dataDir = makeDataDir()
  const server = await startRealtimeServer({ msPerWord: 0, listens: false, defaultReply: null })
  try {
    const long = await importLongInterviews(dataDir, DRAFTS)
    const { path } = writeFakeSpeech(folder, [{ silenceMs: 10_000 }])
    const studio = await launchVoiceStudio(server, { wav: path, dataDir })
    try {
      return await measure(studio, server, long)
    } finally {
      await studio.quit()
    }
  } finally {
    await server.close()
    for (const made of [folder, dataDir])
      rmSync(made, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

async function measure(studio: RunningStudio, server: RealtimeServer, long: string[]): Promise<BenchRow[]> {
  const { page } = studio
  const projectId = await makeActiveProject(page, TITLE)
  await page.getByRole('button', { name: TITLE, exact: true }).click()
  await beginMarks(studio)
  await startInterview(page)
  await waitForConnection(page)
  await server.play([{ kind: 'respond', say: 'Where does it begin?' }])
  await startEchoes(page)
  await takeMarks(studio)
  const bareMs = await talkThrough(server)
  const talk = await settled(studio)
  for (let round = 0; round < ROUNDS; round += 1)
    await server.play(toolCalls(projectId, round), PLAY_WITHIN_MS)
  const idle = await settled(studio)
  const busy = await whileDrafting(studio, server, long, projectId)
  await stopEchoes(page)
  return [...eventRows(talk, bareMs), ...toolRows(idle, busy)]
}

/** At the pace of a talk. Returns what two bare inserts took meanwhile. */
async function talkThrough(server: RealtimeServer): Promise<number> {
  const temp = makeTempStore()
  try {
    const bare = bareRecord(temp.dataDir)
    const times: number[] = []
    for (let n = 0; n < EXCHANGES; n += 1) {
      await server.play(exchange(n))
      for (let sample = 0; sample < BARE_SAMPLES; sample += 1)
        times.push(await time(() => bare(n * BARE_SAMPLES + sample)))
    }
    return median(times)
  } finally {
    temp.cleanup()
  }
}

function exchange(n: number): Step[] {
  const text = `Answer ${n}: we walked the salt road on Sundays, and nobody had told me what it was for.`
  return [
    { kind: 'heard', text, transcription: { deltas: true }, takesMs: 100 },
    {
      kind: 'respond',
      say: `And what do you remember of day ${n}, the light of it, who was there?`,
      deltaMs: DELTA_MS,
    },
    { kind: 'sleep', ms: 100 },
  ]
}

function toolCalls(projectId: string, round: number): Step[] {
  const calls = Array.from({ length: CALLS_AT_ONCE }, (_, n): Step => {
    const content = `What was told in round ${round}, the ${n}th of it.`
    const call = { callId: `call_${round}_${n}`, name: 'create_note' }
    return { kind: 'respond', calls: [{ ...call, arguments: { projectId, noteType: 'story', content } }] }
  })
  return [{ kind: 'heard', text: `Round ${round}.` }, ...calls, { kind: 'respond', say: 'Go on.' }]
}

/** What is on its way is on the disk when the marks are taken. */
async function settled(studio: RunningStudio): Promise<Marks> {
  await studio.page.waitForTimeout(500)
  return takeMarks(studio)
}

/** Tool calls for as long as the drafts take; what fell between two drafts does not count. */
async function whileDrafting(
  { app, page }: RunningStudio,
  server: RealtimeServer,
  long: string[],
  projectId: string,
): Promise<Marks> {
  const drafting = new AbortController()
  const drafts = draftEach(page, long).finally(() => drafting.abort())
  for (let round = ROUNDS; !drafting.signal.aborted && round < MOST_ROUNDS; round += 1)
    await server.play(toolCalls(projectId, round), PLAY_WITHIN_MS)
  await drafts
  const marks = await takeMarks({ app, page })
  const during = (from: number, to = from): boolean =>
    marks.drafts.some((draft) => from >= draft.from && to <= draft.to)
  return {
    ...marks,
    received: marks.received.filter(([at]) => during(at)),
    echoes: marks.echoes.filter(([asked, back]) => during(asked, back)),
  }
}

async function draftEach(page: RunningStudio['page'], projectIds: readonly string[]): Promise<void> {
  for (const projectId of projectIds) {
    const { job } = await answered(page, 'draft.enqueue', { projectId, sessionId: null, urgency: 'asap' })
    await page.waitForFunction(
      (id) => window.marks.drafts.some(({ jobId, to }) => jobId === id && to !== Infinity),
      job.id,
      { timeout: PLAY_WITHIN_MS, polling: 50 },
    )
  }
}

function eventRows(marks: Marks, bareMs: number): BenchRow[] {
  const ids = marks.received.map(([at, text]) => [at, /"event_id":"([^"]+)"/.exec(text)?.[1] ?? ''] as const)
  const times = ids.flatMap(([at, id]) => {
    const committed = marks.committed.get(id)
    return committed === undefined ? [] : [committed - at]
  })
  const what = 'event on the data channel to committed row'
  const echo = against(times, marks)
  return [
    row({ ...echo, what }),
    row({
      ...echo,
      what,
      baseline: 'two bare inserts, same pragmas',
      baselineValue: bareMs,
      note: spread(times),
    }),
  ]
}

function toolRows(idle: Marks, busy: Marks): BenchRow[] {
  const what = 'tool call (create_note) to output sent'
  return [
    row({ ...against(callTimes(idle), idle), what }),
    row({ ...against(callTimes(busy), busy), what: `${what} while 100,000 words are drafted` }),
  ]
}

/** From `response.done` to the output on the channel. */
function callTimes({ received, sent }: Marks): number[] {
  const outputs = sent.filter(([, text]) => text.includes('function_call_output'))
  const callId = (text: string): string => /"call_id":"([^"]+)"/.exec(text)?.[1] ?? ''
  const sentAt = new Map(outputs.map(([at, text]) => [callId(text), at]))
  return received.flatMap(([at, text]) => {
    const answeredAt = text.startsWith('{"type":"response.done"') ? sentAt.get(callId(text)) : undefined
    return answeredAt === undefined ? [] : [answeredAt - at]
  })
}

/** Beside the echoes of the same seconds. */
function against(times: readonly number[], { echoes }: Marks): Omit<BenchRow, 'ratio' | 'what'> {
  const echo = echoes.map(([asked, back]) => back - asked)
  if (times.length < 20 || echo.length < 20)
    throw new Error(`Too little was seen: ${times.length}, with ${echo.length} echoes`)
  return {
    value: median(times),
    unit: 'ms',
    baseline: 'IPC echo meanwhile',
    baselineValue: median(echo),
    runs: times.length,
    note: `${spread(times)}; echo ${spread(echo)}`,
  }
}

function spread(times: readonly number[]): string {
  return `p95 ${percentile(times, 0.95).toFixed(1)}, p99 ${percentile(times, 0.99).toFixed(1)} ms`
}
