// A page that has gone wrong asks main for everything with whatever it likes, and never stops asking. Catches: a route that
// crashes, writes what it should refuse, shows its insides, or keeps the author's words waiting.
import { expect, test, type Page } from '@playwright/test'
import type { RequestName } from '../../src/shared/ipc/contract.ts'
import type { Answer } from '../../src/shared/ipc/envelope.ts'
import { countOf, tellFigures } from '../fault/figures.ts'
import { answered } from '../support/answered.ts'
import { ask, launchStudio, type RunningStudio } from '../support/electron-app.ts'
import {
  hostileArguments,
  isRefused,
  routeNames,
  type HostileArgument,
} from '../support/hostile-arguments.ts'
import { inMain } from '../support/in-main.ts'
import { makeItem } from '../support/items.ts'
import { countRows } from '../support/store-counts.ts'
import { storedItems } from '../support/stored-items.ts'

let studio: RunningStudio
test.beforeEach(async () => {
  studio = await launchStudio()
  // Main asks the author nothing, and opens nothing, while nobody is there.
  await inMain(studio.app, ({ dialog, shell }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' })
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false })
    shell.openPath = () => Promise.resolve('')
    shell.openExternal = () => Promise.resolve()
  })
})
test.afterEach(() => studio.close())

type Reply = Answer<unknown> | { unsent: string }

/** What main answers to each; a value that cannot cross at all never reaches it. */
function askAll(page: Page, name: RequestName, given: HostileArgument[]): Promise<Reply[]> {
  return page.evaluate(
    async ([route, all]) => {
      const cycle: Record<string, unknown> = {}
      cycle['self'] = cycle
      let deep: unknown = 1
      for (let level = 0; level < 500; level += 1) deep = { deep }
      const make: Record<string, () => unknown> = {
        deep: () => deep,
        huge: () => ({ projectId: 'x'.repeat(9 * 1024 * 1024) }),
        many: () => Array.from({ length: 2_000_000 }, () => 0),
        cycle: () => cycle,
        map: () => new Map([['projectId', 'x']]),
        date: () => new Date(0),
        bytes: () => new Uint8Array(1000),
        bigint: () => ({ projectId: 10n }),
        nothing: () => undefined,
      }
      const replies: Reply[] = []
      for (const one of all) {
        try {
          const value = 'made' in one ? make[one.made]?.() : one.json
          const late = new Promise<Reply>((answer) =>
            setTimeout(() => answer({ unsent: 'no answer within 20 s' }), 20_000),
          )
          replies.push(await Promise.race([window.studio.invoke(route, value), late]))
        } catch (error) {
          replies.push({ unsent: String(error) })
        }
      }
      return replies
    },
    [name, given] as const,
  )
}

/** What is wrong with an answer, in words. */
function faultOf(reply: Reply): string | null {
  if ('unsent' in reply)
    return /could not be cloned|contextBridge recursion/.test(reply.unsent) ? null : reply.unsent
  if (reply.ok) return null
  const { code, message } = reply.error
  if (code === 'INTERNAL') return `${code}: ${message}`
  if (message.length < 10 || message.length > 2000) return `no words: ${message}`
  return /\bat \S+ \(|node_modules|\.ts:\d|SqliteError|studio-e2e-/.test(message)
    ? `shows insides: ${message}`
    : null
}

test('every route, with what no page of ours would send: refused in words, and nothing written', async () => {
  const count = countOf('ipc-fuzz')
  test.setTimeout(120_000 + routeNames.length * count * 100)
  const { page, dataDir } = studio
  await answered(page, 'projects.create', { title: 'Mine', contentType: 'memoir' })
  const figures = { routes: 0, calls: 0, faults: 0, written: 0 }
  const faults: string[] = []
  for (const name of routeNames) {
    const all = hostileArguments(name, count)
    const refused = all.filter((argument) => isRefused(name, argument))
    const before = countRows(dataDir)
    const answers = await askAll(page, name, refused)
    if (JSON.stringify(countRows(dataDir)) !== JSON.stringify(before)) figures.written += 1
    const accepted = answers.filter((reply) => 'ok' in reply && reply.ok)
    if (accepted.length > 0) faults.push(`${name}: took what it must refuse`)
    const others = await askAll(
      page,
      name,
      all.filter((argument) => !refused.includes(argument)),
    )
    for (const reply of [...answers, ...others]) {
      const fault = faultOf(reply)
      if (fault !== null) faults.push(`${name}: ${fault}`)
    }
    figures.routes += 1
    figures.calls += all.length
  }
  figures.faults = faults.length
  tellFigures('ipc-fuzz', figures)
  expect(faults).toEqual([])
  expect(figures.written).toBe(0)
  expect(await page.evaluate(() => Reflect.get({}, 'polluted') as unknown)).toBeUndefined()
  expect(await inMain(studio.app, () => Reflect.get({}, 'polluted') as unknown)).toBeUndefined()
  const projects = await answered(page, 'projects.list', { includeArchived: true })
  expect(projects.map(({ title }) => title)).toContain('Mine')
  expect(studio.errors).toEqual([])
})

test('a flood of requests while an interview is kept: nothing is lost, and the window answers', async () => {
  const count = countOf('ipc-flood')
  test.setTimeout(120_000)
  const { page } = studio
  const { id: projectId } = await answered(page, 'projects.create', { title: 'Mine', contentType: 'memoir' })
  const { session } = await answered(page, 'interview.start', { projectId })
  const last = (await storedItems(page, session.id)).at(-1)
  const items = Array.from({ length: 50 }, (_, n) =>
    makeItem({ itemId: `said-${n}`, previousItemId: n === 0 ? (last?.itemId ?? null) : `said-${n - 1}` }),
  )
  const flooded = page.evaluate(
    async ([total, sessionId, given]) => {
      let refused = 0
      const flood = Array.from({ length: total }, (_, n) =>
        window.studio.invoke(n % 2 === 0 ? 'app.info' : 'projects.list', {}).then((answer) => {
          if (!answer.ok) refused += 1
        }),
      )
      let slowestMs = 0
      const saved: string[] = []
      for (const item of given) {
        const from = performance.now()
        const answer = await window.studio.invoke('transcript.saveItem', { sessionId, item })
        slowestMs = Math.max(slowestMs, performance.now() - from)
        if (answer.ok) saved.push(item.itemId)
      }
      await Promise.all(flood)
      return { refused, saved, slowestMs }
    },
    [count, session.id, items] as const,
  )
  const started = performance.now()
  await page.getByRole('button', { name: 'Settings' }).first().click()
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible({ timeout: 60_000 })
  const windowMs = performance.now() - started
  const { refused, saved, slowestMs } = await flooded
  const kept = (await storedItems(page, session.id)).map(({ itemId }) => itemId)
  const lost = items.filter(({ itemId }) => !kept.includes(itemId)).length
  tellFigures('ipc-flood', { requests: count, refused, lost, slowestMs, windowMs })
  expect(saved).toHaveLength(items.length)
  expect(lost).toBe(0)
  expect(refused).toBeGreaterThan(0)
  expect((await ask(page, 'recovery.state', {})).ok).toBe(true)
})
