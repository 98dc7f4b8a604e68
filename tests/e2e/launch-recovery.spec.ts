// A database that cannot be opened leads to the recovery screen, never to a fresh one.
import { expect, test, type Page } from '@playwright/test'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RequestInput, RequestName, RequestOutput } from '../../src/shared/ipc/contract.ts'
import type { RecoveryView } from '../../src/shared/ipc/views.ts'
import { breakDatabase, damages, makeDatabaseNewer } from '../support/damaged-database.ts'
import { ask, launchStudio, type RunningStudio } from '../support/electron-app.ts'
import { expectAccessible, resize, sizes, takePicture } from '../support/screen-look.ts'

let dataDir: string
let studio: RunningStudio | undefined
test.beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'studio-recovery-'))
  const first = await launchStudio({ dataDir })
  await value(first, 'projects.create', { title: 'My grandmother’s kitchen', contentType: 'memoir' })
  await value(first, 'backups.create', {})
  await first.quit()
})
test.afterEach(async () => {
  await studio?.close()
  studio = undefined
  rmSync(dataDir, { recursive: true, force: true })
})

async function value<N extends RequestName>(
  running: RunningStudio,
  name: N,
  input: RequestInput<N>,
): Promise<RequestOutput<N>> {
  const answer = await ask(running.page, name, input)
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`)
  return answer.value as RequestOutput<N>
}

/** Starts on the folder as it is and reads what the author is told. */
async function startInRecovery(): Promise<{ page: Page; view: RecoveryView; running: RunningStudio }> {
  const running = await launchStudio({ dataDir })
  studio = running
  const view = await value(running, 'recovery.state', {})
  await expect(running.page.getByRole('main', { name: 'Recovery' })).toContainText(view.message)
  const other = await ask(running.page, 'projects.list', {})
  expect(other.ok ? 'answered' : other.error.code).toMatch(/^DATABASE_/)
  return { page: running.page, view, running }
}

test('a damaged database: the words are on the screen, a restore brings the project back, the original is kept', async () => {
  breakDatabase(dataDir)
  const broken = readFileSync(join(dataDir, 'studio.db'))
  const { view, page } = await startInRecovery()
  expect(view.problem).toBe('corrupt')
  expect(readFileSync(join(dataDir, 'studio.db')).equals(broken)).toBe(true)

  await page.getByRole('button', { name: 'Restore' }).first().click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByText('My grandmother’s kitchen').first()).toBeVisible()
  const kept = readdirSync(dataDir).find((name) => /^studio-damaged-.*\.db$/.test(name))
  expect(readFileSync(join(dataDir, kept ?? 'nothing kept')).equals(broken)).toBe(true)
})

test('what can be read of a damaged database is salvaged, looked at, and told of; the original is kept', async () => {
  damages['zeroed header'](dataDir)
  const broken = readFileSync(join(dataDir, 'studio.db'))
  const { page, running } = await startInRecovery()
  for (const size of sizes) {
    await resize(running, size)
    await takePicture(page, `recovery-${size.width}`)
    await expectAccessible(page, `recovery, ${size.width}`)
  }
  // By keyboard: from the safe answer to the other.
  await page.getByRole('button', { name: 'Salvage what can be read' }).press('Enter')
  await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const report = page.getByRole('dialog', { name: 'What could be read is here' })
  await expect(report.getByRole('list', { name: 'Read from the damaged file' })).toContainText('1 project')
  await expect(report).toContainText('Everything in the file could be read.')
  await takePicture(page, 'salvage-report-900')
  await expectAccessible(page, 'salvage report')
  await report.getByRole('button', { name: 'To the library' }).press('Enter')
  await expect(page.getByText('My grandmother’s kitchen').first()).toBeVisible()
  const kept = readdirSync(dataDir).find((name) => /^studio-damaged-.*\.db$/.test(name))
  expect(readFileSync(join(dataDir, kept ?? 'nothing kept')).equals(broken)).toBe(true)
})

test('a newer database is refused with clear words and left as it is', async () => {
  makeDatabaseNewer(dataDir)
  const before = readFileSync(join(dataDir, 'studio.db'))
  const { view } = await startInRecovery()
  expect(view.problem).toBe('newer')
  expect(view.message).toMatch(/newer version/)
  expect(readFileSync(join(dataDir, 'studio.db')).equals(before)).toBe(true)
})

test('a missing database beside backups is not replaced by an empty one', async () => {
  rmSync(join(dataDir, 'studio.db'))
  expect((await startInRecovery()).view.problem).toBe('missing')
  expect(existsSync(join(dataDir, 'studio.db'))).toBe(false)
})

test('starting anew is the author’s choice, and keeps what was there', async () => {
  breakDatabase(dataDir)
  const { running, page } = await startInRecovery()
  await page.getByRole('button', { name: 'Start anew beside it' }).click()
  // What was exported can come in at once.
  await expect(page.getByRole('dialog', { name: 'Import projects' })).toBeVisible()
  expect(await value(running, 'projects.list', {})).toEqual([])
  expect(readdirSync(dataDir).some((name) => name.startsWith('studio-damaged-'))).toBe(true)
  expect(await ask(running.page, 'recovery.startNew', {})).toMatchObject({
    ok: false,
    error: { code: 'CONFLICT' },
  })
})
