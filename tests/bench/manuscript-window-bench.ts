// The author types in a manuscript of 100,000 words while drafts land in it, in real Electron: a key until its frame,
// beside the same without a draft; how long the window and main were held by one task; what both hold before and after.
import { rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { openStore } from '../../src/main/store/store.ts'
import { answered } from '../support/answered.ts'
import { ask, launchStudio, makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { makeItem } from '../support/items.ts'
import { memoryOf, type StudioMemory } from '../support/studio-memory.ts'
import { migrationsDir } from '../support/temp-store.ts'
import { letGoFirst } from './go-first.ts'
import { LONG, makeLongProject, moreWords, type LongProject } from './long-project.ts'
import { startModelThread, type ModelThread } from './measured-drafting.ts'
import { median, percentile, row, type BenchRow } from './measure.ts'
import { startTasks, takeTasks, type ThreadTask, type ThreadTasks } from './thread-tasks.ts'
import { markKeys, takeKeyMarks, type KeyMarks } from './window-marks.ts'

const TITLE = 'The Long Road'
const DRAFTS = 10
const IDLE_KEYS = 150
const KEY_EVERY_MS = 40
/** After a draft is told of: the window fetches it, shows it and marks it. */
const LANDING_MS = 700
const OPEN_WITHIN_MS = 30_000
const DRAFT_WITHIN_MS = 60_000
/** At a stretch, of what holds up input. Milliseconds. */
const ALLOWED_MS = 16

interface Watched extends KeyMarks {
  tasks: ThreadTasks
}
interface Measured {
  wentFirst: boolean
  idle: Watched
  drafting: Watched
  before: StudioMemory
  after: StudioMemory
}
type Stretch = readonly [number, number]

export async function benchManuscriptWindow(): Promise<BenchRow[]> {
  const dataDir = makeDataDir()
  const model = await startModelThread()
  try {
    const project = prepare(dataDir)
    const studio = await launchStudio({ dataDir })
    try {
      return rowsOf(await measure(studio, model, project, dataDir))
    } finally {
      await studio.quit()
    }
  } finally {
    await model.close()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

function prepare(dataDir: string): LongProject {
  const store = openStore({ dataDir, migrationsDir, now: Date.now })
  try {
    const ctx = { store, emit: () => undefined, now: Date.now, newId: randomUUID }
    return makeLongProject(ctx, TITLE, LONG)
  } finally {
    store.close()
  }
}

async function measure(
  studio: RunningStudio,
  model: ModelThread,
  project: LongProject,
  dir: string,
): Promise<Measured> {
  const { page } = studio
  await useModel(page, model)
  await page.getByRole('button', { name: TITLE, exact: true }).click()
  const manuscript = page.getByRole('textbox', { name: 'Manuscript' })
  await expect(manuscript).toContainText('This is what happened', { timeout: OPEN_WITHIN_MS })
  await manuscript.getByText('This is what happened').first().click()
  await page.keyboard.press('End')
  await markKeys(page)
  const wentFirst = await letGoFirst(studio)
  // What is done once, and warming up.
  await draftWhileTyping(page, project, 0)
  await page.waitForTimeout(2000)
  const before = await memoryOf(studio)
  const watched = async (run: () => Promise<void>): Promise<Watched> => {
    await takeKeyMarks(page)
    await startTasks(studio)
    await run()
    const marks = await takeKeyMarks(page)
    return { ...marks, tasks: await takeTasks(studio, dir) }
  }
  const idle = await watched(async () => {
    for (let key = 0; key < IDLE_KEYS; key += 1) await type(page)
  })
  const drafting = await watched(async () => {
    for (let draft = 1; draft <= DRAFTS; draft += 1) await draftWhileTyping(page, project, draft)
  })
  await page.waitForTimeout(2000)
  return { wentFirst, idle, drafting, before, after: await memoryOf(studio) }
}

/** A server of the author's own: the other engine needs a keyring to keep its key. */
async function useModel(page: Page, { baseUrl }: ModelThread): Promise<void> {
  const settings = await answered(page, 'settings.get', {})
  const { hasApiKey: _has, keyStorage: _where, hasServerKey: _server, ...kept } = settings
  const drafting = {
    draftingEngine: 'server',
    serverUrl: baseUrl,
    serverModel: 'bench',
    draftingBudget: 60_000,
  } as const
  expect((await ask(page, 'settings.save', { ...kept, ...drafting })).ok).toBe(true)
}

async function type(page: Page): Promise<void> {
  await page.keyboard.press('e')
  await page.waitForTimeout(KEY_EVERY_MS)
}

async function draftWhileTyping(page: Page, { projectId, sessionId }: LongProject, n: number): Promise<void> {
  const item = makeItem({ itemId: randomUUID(), text: moreWords(n), createdAt: Date.now() })
  await answered(page, 'transcript.saveItem', { sessionId, item })
  await type(page)
  const summary = `Number ${n}.`
  const { job } = await answered(page, 'draft.enqueue', { projectId, sessionId, urgency: 'asap', summary })
  const begun = performance.now()
  for (let landedAt = Infinity; performance.now() < landedAt + LANDING_MS;) {
    await type(page)
    const isDone = await page.evaluate(
      (id) => window.keyMarks.drafts.some(({ jobId, to }) => jobId === id && to !== Infinity),
      job.id,
    )
    if (isDone) landedAt = Math.min(landedAt, performance.now())
    if (performance.now() - begun > DRAFT_WITHIN_MS) throw new Error('A draft took too long')
  }
}

function rowsOf({ wentFirst, idle, drafting, before, after }: Measured): BenchRow[] {
  const during = drafting.drafts.map(({ from, to }): Stretch => [from, to + LANDING_MS])
  const typing = stretchesLike(during, idle.keys)
  const keys = drafting.keys.filter(([begun]) => during.some((draft) => isIn(draft, begun))).map(took)
  const what = 'while drafts land in 100,000 words'
  const keyRow = (name: string, of: (values: number[]) => number): BenchRow =>
    row({
      what: `key to frame ${what}, ${name}`,
      value: of(keys),
      unit: 'ms',
      baseline: 'the same without a draft',
      baselineValue: of(idle.keys.map(took)),
      runs: keys.length,
    })
  const taskRow = (thread: keyof ThreadTasks): BenchRow =>
    longestRow(`longest task of ${thread === 'main' ? 'main' : 'the window'} ${what}`, {
      drafting: longestIn(during, drafting.tasks[thread]),
      typing: longestIn(typing, idle.tasks[thread]),
      wentFirst,
    })
  return [
    keyRow('median', median),
    keyRow('p95', (values) => percentile(values, 0.95)),
    taskRow('window'),
    taskRow('main'),
    memoryRow(`memory of the window after ${DRAFTS} drafts`, after.windowProcess, before.windowProcess),
    memoryRow(`memory of main after ${DRAFTS} drafts`, after.mainProcess, before.mainProcess),
  ]
}

const took = ([from, to]: Stretch): number => to - from
const isIn = ([from, to]: Stretch, at: number): boolean => at >= from && at <= to

/** The time in which the author only typed, cut into stretches as long as a draft takes. */
function stretchesLike(drafts: readonly Stretch[], keys: KeyMarks['keys']): Stretch[] {
  const length = median(drafts.map(took))
  const [from, to] = [keys[0]?.[0] ?? 0, keys.at(-1)?.[1] ?? 0]
  const count = Math.max(1, Math.floor((to - from) / length))
  return Array.from({ length: count }, (_, at) => [from + at * length, from + (at + 1) * length])
}

interface LongestTasks {
  /** Of each stretch, milliseconds: from begin to end, and in which a processor worked on it (of another task, maybe). */
  ms: number[]
  cpuMs: number[]
}

function longestIn(stretches: readonly Stretch[], tasks: readonly ThreadTask[]): LongestTasks {
  const within = stretches.map((stretch) => tasks.filter(({ from }) => isIn(stretch, from)))
  return {
    ms: within.map((all) => Math.max(0, ...all.map(({ ms }) => ms))),
    cpuMs: within.map((all) => Math.max(0, ...all.map(({ cpuMs }) => cpuMs))),
  }
}

interface Longest {
  drafting: LongestTasks
  typing: LongestTasks
  wentFirst: boolean
}
function longestRow(what: string, { drafting, typing, wentFirst }: Longest): BenchRow {
  const { ms, cpuMs } = drafting
  return row({
    what,
    value: median(ms),
    unit: 'ms',
    baseline: 'a frame, the most it may be',
    baselineValue: ALLOWED_MS,
    runs: ms.length,
    note: [
      `${range(ms)}; at work ${median(cpuMs).toFixed(1)} ms, ${range(cpuMs)}`,
      `typing alone ${median(typing.ms).toFixed(1)} ms, ${range(typing.ms)}, at work ${median(typing.cpuMs).toFixed(1)} ms`,
      wentFirst ? 'main and window go first' : 'others may go first',
    ].join('; '),
  })
}

function range(values: number[]): string {
  return `${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)} ms`
}

function memoryRow(what: string, value: number, baselineValue: number): BenchRow {
  return row({ what, value, unit: 'MB', baseline: 'before', baselineValue, runs: 1 })
}
