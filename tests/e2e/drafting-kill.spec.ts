// The whole studio is killed while a model writes a draft: the next start goes on with it by itself, it is done once, and
// nobody asks twice with one key.
import { expect, test } from '@playwright/test'
import { rmSync } from 'node:fs'
import type { DraftJob } from '../../src/shared/drafting/draft-job.ts'
import { countOf, tellFigures } from '../fault/figures.ts'
import { answered } from '../support/answered.ts'
import { ask, launchStudio, makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { draftNow, importInterview, waitForDrafts } from '../support/imported-project.ts'
import { readWhatIsLeft } from '../support/killed-database.ts'
import { draftAnswer } from '../support/model-server/draft-answer.ts'
import { startModelServer, type ModelServer } from '../support/model-server/model-server.ts'
import { killGroup } from '../support/voice-kill.ts'
import { storedItems } from '../support/stored-items.ts'

const KILLS = countOf('app-job-crash')
/** Of an answer; a stream is held before one of them. */
const PIECES = 30
const TYPED = 'I typed this while the model wrote.'

interface Lives {
  dataDir: string
  server: ModelServer
  projectId: string
  sessionId: string
}

test(`${KILLS} kills while a model writes: each draft goes on at the next start, and is done once`, async () => {
  test.setTimeout(60_000 + KILLS * 30_000)
  test.skip(process.platform === 'win32', 'Windows has no process groups to kill')
  const dataDir = makeDataDir()
  const server = await startModelServer()
  server.answer(draftAnswer(undefined, { chunk: 40 }))
  try {
    const lives = await prepare(dataDir, server)
    for (let kill = 1; kill <= KILLS; kill += 1) {
      let asked: Asked
      await test.step(`kill ${kill}`, async () => {
        asked = await killInMidStream(lives, kill)
      })
      await test.step(`start ${kill}`, () => goesOn(lives, asked, kill))
    }
    tellFigures('app-job-crash', { kills: KILLS })
  } finally {
    await server.close()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
})

/** A project, and a server of the author's own to draft it: it needs no key, which only a keyring would keep. */
async function prepare(dataDir: string, server: ModelServer): Promise<Lives> {
  const studio = await launchStudio({ dataDir })
  const settings = await answered(studio.page, 'settings.get', {})
  const { hasApiKey: _has, keyStorage: _where, hasServerKey: _server, ...kept } = settings
  const drafting = { draftingEngine: 'server', serverUrl: server.baseUrl, serverModel: 'qwen3:8b' } as const
  expect((await ask(studio.page, 'settings.save', { ...kept, ...drafting })).ok).toBe(true)
  const imported = await importInterview(studio)
  // All of it, in as many drafts as that takes: from here on a kill meets one draft of one new thing.
  await draftNow(studio.page, imported.projectId)
  await studio.quit()
  return { dataDir, server, ...imported }
}

interface Asked {
  jobId: string
  typed: string
}

/** Everything that main answered for before the kill must be there after it. */
async function killInMidStream(lives: Lives, kill: number): Promise<Asked> {
  const { dataDir, server, projectId, sessionId } = lives
  const studio = await launchStudio({ dataDir })
  const { page } = studio
  await tell(studio, sessionId, kill)
  server.hold(Math.floor(Math.random() * PIECES))
  const { job } = await answered(page, 'draft.enqueue', { projectId, sessionId, urgency: 'asap' })
  await server.held()
  const typed = `${TYPED} (${kill})`
  const { document, version } = await answered(page, 'document.open', { projectId })
  const changes = [document.markdown.length, [0, '', '', typed]]
  const pushed = await answered(page, 'document.push', {
    projectId,
    version,
    updates: [{ clientId: 'author', changes }],
  })
  expect(pushed.accepted).toBe(true)
  await killGroup(studio)
  server.release()
  const left = readWhatIsLeft(dataDir)
  expect({ quickCheck: left.quickCheck, torn: left.torn }).toEqual({ quickCheck: 'ok', torn: [] })
  expect(left.jobs.get(job.id)).toBe('running')
  return { jobId: job.id, typed }
}

/** Nobody presses anything. */
async function goesOn({ dataDir, server, projectId }: Lives, { jobId, typed }: Asked, kill: number) {
  const studio = await launchStudio({ dataDir })
  const { page } = studio
  await waitForDrafts(page, projectId)
  const jobs = await answered(page, 'draft.jobs', { projectId })
  expect(jobs.find(({ id }) => id === jobId)).toMatchObject({
    status: 'complete',
    attempts: 1,
  } satisfies Partial<DraftJob>)
  const { markdown } = (await answered(page, 'document.open', { projectId })).document
  expect(markdown.split(typed)).toHaveLength(2)
  expect(markdown.split(thought(kill))).toHaveLength(2)
  const revisions = await answered(page, 'document.revisions', { projectId })
  expect(revisions.filter((revision) => revision.jobId === jobId)).toHaveLength(1)
  const requests = await answered(page, 'draft.requests', { jobId })
  expect(requests.map(({ outcome, attempt }) => [outcome, attempt])).toEqual([
    ['cut', 1],
    ['answered', 2],
  ])
  const keys = requests.map(({ id }) => id)
  expect(server.billed.filter(({ key }) => keys.includes(key ?? ''))).toMatchObject([{ key: keys[1] }])
  expect(server.violations).toEqual([])
  expect(studio.errors).toEqual([])
  await studio.quit()
}

const thought = (kill: number): string =>
  `Thought ${kill}: the boat of that year was the Saint Ola, and the pier was new in the winter of 19${10 + kill}.`

async function tell({ page }: RunningStudio, sessionId: string, kill: number): Promise<void> {
  const items = await storedItems(page, sessionId)
  const last = items.at(-1)
  if (last === undefined) throw new Error('the imported interview is empty')
  const item = {
    ...last,
    itemId: `added-${kill}`,
    previousItemId: last.itemId,
    role: 'user',
    text: thought(kill),
  } as const
  await answered(page, 'transcript.saveItem', { sessionId, item })
}
