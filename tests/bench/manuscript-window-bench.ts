// The author types in a manuscript of 100,000 words while drafts land in it, in real Electron: a key until its frame,
// beside the same without a draft; how long the window and main stood still; what both hold before and after.
import { rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { openStore } from '../../src/main/store/store.ts'
import { answered } from '../support/answered.ts'
import { ask, launchStudio, makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { inMain } from '../support/in-main.ts'
import { makeItem } from '../support/items.ts'
import { memoryOf, type StudioMemory } from '../support/studio-memory.ts'
import { migrationsDir } from '../support/temp-store.ts'
import { LONG, makeLongProject, moreWords, type LongProject } from './long-project.ts'
import { startModelThread, type ModelThread } from './measured-drafting.ts'
import { median, percentile, row, type BenchRow } from './measure.ts'
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

interface Measured {
  idle: KeyMarks & { main: Block[] }
  drafting: KeyMarks & { main: Block[] }
  before: StudioMemory
  after: StudioMemory
}
type Block = [number, number]

export async function benchManuscriptWindow(): Promise<BenchRow[]> {
  const dataDir = makeDataDir()
  const model = await startModelThread()
  try {
    const project = prepare(dataDir)
    const studio = await launchStudio({ dataDir })
    try {
      return rowsOf(await measure(studio, model, project))
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

async function measure(studio: RunningStudio, model: ModelThread, project: LongProject): Promise<Measured> {
  const { page } = studio
  await useModel(page, model)
  await page.getByRole('button', { name: TITLE, exact: true }).click()
  const manuscript = page.getByRole('textbox', { name: 'Manuscript' })
  await expect(manuscript).toContainText('This is what happened', { timeout: OPEN_WITHIN_MS })
  await manuscript.getByText('This is what happened').first().click()
  await page.keyboard.press('End')
  await markKeys(page)
  await markMain(studio)
  // What is done once, and warming up.
  await draftWhileTyping(page, project, 0)
  await page.waitForTimeout(2000)
  await takeAll(studio)
  const before = await memoryOf(studio)
  await takeAll(studio)
  for (let key = 0; key < IDLE_KEYS; key += 1) await type(page)
  const idle = await takeAll(studio)
  for (let draft = 1; draft <= DRAFTS; draft += 1) await draftWhileTyping(page, project, draft)
  const drafting = await takeAll(studio)
  await page.waitForTimeout(2000)
  return { idle, drafting, before, after: await memoryOf(studio) }
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

async function markMain({ app }: RunningStudio): Promise<void> {
  await inMain(app, () => {
    const kept = globalThis as { mainBlocks?: Block[] }
    if (kept.mainBlocks !== undefined) return
    const blocks: Block[] = []
    kept.mainBlocks = blocks
    let last = performance.now()
    setInterval(() => {
      const now = performance.now()
      if (now - last > 4) blocks.push([performance.timeOrigin + last, performance.timeOrigin + now])
      last = now
    }, 1)
  })
}

/** Since the last time. All on the clock of the epoch. */
async function takeAll({ app, page }: RunningStudio): Promise<KeyMarks & { main: Block[] }> {
  const marks = await takeKeyMarks(page)
  const all = await inMain(app, () => (globalThis as { mainBlocks?: Block[] }).mainBlocks ?? [])
  return { ...marks, main: all.filter(([from]) => from >= marks.since) }
}

function rowsOf({ idle, drafting, before, after }: Measured): BenchRow[] {
  const during = drafting.drafts.map(({ from, to }): Block => [from, to + LANDING_MS])
  const typing = stretchesLike(during, idle.keys)
  const keys = drafting.keys.filter((key) => during.some((draft) => isIn(draft, key))).map(took)
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
  return [
    keyRow('median', median),
    keyRow('p95', (values) => percentile(values, 0.95)),
    blockRow(`longest block of the window ${what}`, longestIn(during, drafting.blocks), {
      typing: longestIn(typing, idle.blocks),
    }),
    blockRow(`longest block of main ${what}`, longestIn(during, drafting.main), {
      typing: longestIn(typing, idle.main),
    }),
    memoryRow(`memory of the window after ${DRAFTS} drafts`, after.windowProcess, before.windowProcess),
    memoryRow(`memory of main after ${DRAFTS} drafts`, after.mainProcess, before.mainProcess),
  ]
}

const took = ([from, to]: readonly [number, number]): number => to - from
const isIn = ([from, to]: Block, [begun]: readonly [number, number]): boolean => begun >= from && begun <= to

/** The time in which the author only typed, cut into stretches as long as a draft takes. */
function stretchesLike(drafts: readonly Block[], keys: KeyMarks['keys']): Block[] {
  const length = median(drafts.map(took))
  const [from, to] = [keys[0]?.[0] ?? 0, keys.at(-1)?.[1] ?? 0]
  const count = Math.max(1, Math.floor((to - from) / length))
  return Array.from({ length: count }, (_, at) => [from + at * length, from + (at + 1) * length])
}

/** In each of the stretches. */
function longestIn(stretches: readonly Block[], blocks: readonly Block[]): number[] {
  return stretches.map((stretch) => Math.max(0, ...blocks.filter((block) => isIn(stretch, block)).map(took)))
}

function blockRow(what: string, values: number[], { typing }: { typing: number[] }): BenchRow {
  return row({
    what,
    value: median(values),
    unit: 'ms',
    baseline: 'a frame, the most it may be',
    baselineValue: ALLOWED_MS,
    runs: values.length,
    note: `${range(values)}; typing alone ${median(typing).toFixed(1)} ms, ${range(typing)}`,
  })
}

function range(values: number[]): string {
  return `${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)} ms`
}

function memoryRow(what: string, value: number, baselineValue: number): BenchRow {
  return row({ what, value, unit: 'MB', baseline: 'before', baselineValue, runs: 1 })
}
