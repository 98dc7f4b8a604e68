// The whole studio is killed at random moments of an interview and of a draft: what was answered for is there on the
// next start, every draft that was asked for gets done, and none is done twice.
import { expect, test } from '@playwright/test'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import type { InterviewView } from '../../src/shared/ipc/views.ts'
import { countOf, tellFigures } from '../fault/figures.ts'
import { answered } from '../support/answered.ts'
import { launchStudio, makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { importInterview, waitForDrafts } from '../support/imported-project.ts'
import { readWhatIsLeft } from '../support/killed-database.ts'
import { storedItems } from '../support/stored-items.ts'

const KILLS = countOf('app-kill')
/** Milliseconds of work before a kill: from the first answer to well after the first draft. */
const SHORTEST = 20
const LONGEST = 1500

/** What main has answered for, whatever happens next. */
interface Promised {
  items: Map<string, string>
  jobs: Set<string>
}

test(`${KILLS} kills of the studio lose no answer, leave no draft behind and make none twice`, async () => {
  test.setTimeout(60_000 + KILLS * 10_000)
  test.skip(process.platform === 'win32', 'Windows has no process groups to kill')
  const dataDir = makeDataDir()
  const promised: Promised = { items: new Map(), jobs: new Set() }
  const hits = { queued: 0, running: 0 }
  try {
    const first = await launchStudio({ dataDir })
    const { projectId, sessionId } = await importInterview(first)
    await first.quit()

    for (let kill = 1; kill <= KILLS; kill += 1) {
      await test.step(`kill ${kill}`, async () => {
        const studio = await launchStudio({ dataDir })
        const work = Promise.allSettled([
          talk(studio, promised),
          draft(studio, promised, { projectId, sessionId }),
        ])
        await new Promise((later) => setTimeout(later, SHORTEST + Math.random() * (LONGEST - SHORTEST)))
        await killGroup(studio)
        // Neither ends by itself: a refusal of main's would be a finding.
        for (const end of await work)
          expect(String(end.status === 'rejected' && end.reason)).toMatch(/has been closed|crashed/)

        const left = readWhatIsLeft(dataDir)
        expect(left.quickCheck).toBe('ok')
        expect(left.torn).toEqual([])
        const lost = [...promised.items].filter(([id, text]) => left.items.get(id) !== text)
        expect(lost, 'answered for, and lost').toEqual([])
        expect(
          [...promised.jobs].filter((id) => !left.jobs.has(id)),
          'jobs lost',
        ).toEqual([])
        for (const status of left.jobs.values())
          if (status === 'queued' || status === 'running') hits[status] += 1
      })
      await test.step(`start ${kill}`, async () => {
        const studio = await launchStudio({ dataDir })
        await expect(studio.page.getByRole('region', { name: 'Library' })).toBeVisible()
        for (const { id } of await answered(studio.page, 'projects.list', {}))
          await waitForDrafts(studio.page, id)
        expect(studio.errors).toEqual([])
        await studio.quit()
        const { quickCheck, torn, items, jobs } = readWhatIsLeft(dataDir)
        expect({ quickCheck, torn }).toEqual({ quickCheck: 'ok', torn: [] })
        expect(
          [...jobs].filter(([, status]) => status !== 'complete'),
          'drafts not done',
        ).toEqual([])
        expect([...promised.items].filter(([id, text]) => items.get(id) !== text)).toEqual([])
      })
    }
    tellFigures('app-kill', { kills: KILLS, acknowledged: promised.items.size, ...hits })
    test.info().annotations.push({
      type: 'reached',
      description: JSON.stringify({ ...hits, items: promised.items.size }),
    })
    // Otherwise the kills came too early or too late to show anything.
    if (KILLS >= 10) expect(hits.queued + hits.running).toBeGreaterThan(0)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})

/** Answers one question after the other, as fast as they come. */
async function talk({ page }: RunningStudio, { items }: Promised): Promise<never> {
  for (;;) {
    const title = `Sitting ${items.size}`
    const { id: projectId } = await answered(page, 'projects.create', { title, contentType: 'newsletter' })
    let view: InterviewView = await answered(page, 'interview.start', { projectId })
    const sessionId = view.session.id
    while (view.question !== null) {
      const asked = view.question
      items.set(`${sessionId}/${asked.itemId}`, asked.text)
      const text = `Answer ${items.size}: we carried the hens to the loft in 1953, and I am not sure who held the lamp.`
      view = await answered(page, 'interview.answer', { sessionId, text })
      const said = await storedItems(page, sessionId)
      const own = said.findLast(({ role }) => role === 'user')
      expect(own?.text).toBe(text)
      items.set(`${sessionId}/${own?.itemId}`, text)
    }
    await answered(page, 'interview.stop', { sessionId, shown: [] })
  }
}

/** Says something new and asks for a draft of it, again and again. */
async function draft(
  { page }: RunningStudio,
  { items, jobs }: Promised,
  { projectId, sessionId }: { projectId: string; sessionId: string },
): Promise<never> {
  for (;;) {
    const said = await storedItems(page, sessionId)
    const last = said.at(-1)
    if (last === undefined) throw new Error('the imported interview is empty')
    const item = {
      ...last,
      itemId: `added-${said.length}`,
      previousItemId: last.itemId,
      role: 'user' as const,
      text: `Thought ${said.length}: the boat of that year was the Saint Ola, and the pier was new in the winter of 19${10 + (said.length % 80)}.`,
    }
    const kept = await answered(page, 'transcript.saveItem', { sessionId, item })
    items.set(`${sessionId}/${kept.itemId}`, item.text)
    const { job } = await answered(page, 'draft.enqueue', { projectId, sessionId, urgency: 'asap' })
    jobs.add(job.id)
  }
}

async function killGroup({ app }: RunningStudio): Promise<void> {
  const { pid, exitCode } = app.process()
  if (pid === undefined || exitCode !== null) throw new Error('the studio ended by itself')
  const ended = once(app.process(), 'exit')
  process.kill(-pid, 'SIGKILL')
  await ended
}
