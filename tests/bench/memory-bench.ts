// What the whole studio holds, all its processes together, against an empty Electron window: after its start, with a
// sitting of 10,000 items open, and with a manuscript of 100,000 words.
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { saveTranscriptItem } from '../../src/main/store/queries/transcript.ts'
import { insertSession } from '../../src/main/store/queries/sessions.ts'
import { openStore } from '../../src/main/store/store.ts'
import { createProject } from '../../src/main/projects/create-project.ts'
import { makeDataDir } from '../support/electron-app.ts'
import { inMain } from '../support/in-main.ts'
import { makeItem } from '../support/items.ts'
import { migrationsDir } from '../support/temp-store.ts'
import { launchMeasured, type Launched } from './launch.ts'
import { makeLongProject, moreWords } from './long-project.ts'
import { indexAll } from './open-search.ts'
import { row, type BenchRow } from './measure.ts'

const ITEMS = 10_000
const WORDS = 100_000
const SETTLE_MS = 3000
const KB = 1024
const MB = 1024 * KB

/** Megabytes. Shared pages are divided among those who share them where the system tells (Linux: PSS). */
async function held({ app, page }: Launched): Promise<number> {
  await page.waitForTimeout(SETTLE_MS)
  const metrics = await inMain(app, ({ app: electron }) =>
    electron.getAppMetrics().map(({ pid, memory }) => ({ pid, kilobytes: memory.workingSetSize })),
  )
  return metrics.reduce((sum, { pid, kilobytes }) => sum + (proportionalKb(pid) ?? kilobytes) * KB, 0) / MB
}

function proportionalKb(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
  return found === undefined ? null : Number(found)
}

async function prepare(dataDir: string): Promise<void> {
  const store = openStore({ dataDir, migrationsDir, now: Date.now })
  const ctx = { store, emit: () => undefined, now: Date.now, newId: randomUUID }
  store.transaction(() => {
    const { id: projectId } = createProject(ctx, { title: 'Ten thousand', contentType: 'memoir' })
    const sessionId = randomUUID()
    const of = { id: sessionId, projectId, kind: 'guided', stage: 'ghostwriting' } as const
    insertSession(store, { ...of, status: 'ended', startedAt: Date.now(), endedAt: Date.now() })
    for (let n = 0, previousItemId: string | null = null; n < ITEMS; n++) {
      const itemId = randomUUID()
      saveTranscriptItem(
        store,
        sessionId,
        makeItem({ itemId, previousItemId, text: moreWords(n), createdAt: Date.now() }),
      )
      previousItemId = itemId
    }
  })
  makeLongProject(ctx, 'The long road', { sessions: 1, toldWords: 1000, manuscriptWords: WORDS })
  await indexAll(ctx)
  store.close()
}

async function heldWith(dataDir: string, use: (launched: Launched) => Promise<void>): Promise<number> {
  const launched = await launchMeasured.studio(dataDir)
  try {
    await use(launched)
    return await held(launched)
  } finally {
    await launched.close()
  }
}

async function openProject({ page }: Launched, title: string): Promise<void> {
  await page.getByRole('button', { name: title, exact: true }).click()
  await page.getByRole('textbox', { name: 'Manuscript' }).waitFor()
}

export async function benchMemory(): Promise<BenchRow[]> {
  const dataDir = makeDataDir()
  try {
    await prepare(dataDir)
    const empty = await launchMeasured.empty()
    const baselineValue = await held(empty)
    await empty.close()
    const started = await heldWith(dataDir, () => Promise.resolve())
    const told = await heldWith(dataDir, async (launched) => {
      await openProject(launched, 'Ten thousand')
      await launched.page.getByRole('tab', { name: 'Transcript' }).click()
      await launched.page.getByRole('log', { name: 'What was said' }).waitFor()
    })
    const written = await heldWith(dataDir, (launched) => openProject(launched, 'The long road'))
    const rowOf = (what: string, value: number): BenchRow =>
      row({ what, value, unit: 'MB', baseline: 'empty Electron window', baselineValue, runs: 1 })
    return [
      rowOf('memory of all processes after the start', started),
      rowOf(`memory of all processes with ${ITEMS.toLocaleString('en')} items open`, told),
      rowOf(`memory of all processes with ${WORDS.toLocaleString('en')} words open`, written),
    ]
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
