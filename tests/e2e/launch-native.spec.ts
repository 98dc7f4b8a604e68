// What the studio shares with the system: menu, theme, file dialogs.
import { expect, test } from '@playwright/test'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestInput, RequestOutput } from '../../src/shared/ipc/contract.ts'
import type { ImportPreview, SettingsView } from '../../src/shared/ipc/views.ts'
import { ask, launchStudio, makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { inMain } from '../support/in-main.ts'

let dataDir: string
let studio: RunningStudio
test.beforeEach(async () => {
  dataDir = makeDataDir()
  studio = await launchStudio({ dataDir })
})
test.afterEach(async () => {
  expect(studio.errors).toEqual([])
  await studio.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a click in the native menu runs the command in the page', async () => {
  await expect(studio.page.getByRole('button', { name: 'New project' }).first()).toBeVisible()
  await inMain(studio.app, ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('app.settings')?.click())
  await expect(studio.page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
})

test('the chosen theme is applied at once, and before the page is painted on the next start', async () => {
  const settings = await ask(studio.page, 'settings.get', {})
  if (!settings.ok) throw new Error(settings.error.message)
  const { hasApiKey: _has, keyStorage: _where, ...form } = settings.value as SettingsView
  const input: RequestInput<'settings.save'> = { ...form, theme: 'dark' }
  await ask(studio.page, 'settings.save', input)
  await expect
    .poll(() => studio.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(true)
  await studio.quit()
  expect(JSON.parse(readFileSync(join(dataDir, 'window.json'), 'utf8'))).toMatchObject({ theme: 'dark' })
  studio = await launchStudio({ dataDir })
  const background = await inMain(studio.app, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBackgroundColor(),
  )
  expect(background).toBe('#151413')
})

test('a file chosen in the system’s dialog is imported, and the export lands where the author said', async () => {
  const interview = join(dataDir, 'talk.txt')
  writeFileSync(interview, 'ASKER: How did it begin?\n\nAUTHOR: With a borrowed boat and too little money.\n')
  const folder = join(dataDir, 'exports')
  mkdirSync(folder)
  await inMain(
    studio.app,
    ({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [paths.interview] })
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: paths.target })
    },
    { interview, target: join(folder, 'boat') },
  )
  const chosen = await ask(studio.page, 'import.choose', {})
  if (!chosen.ok) throw new Error(chosen.error.message)
  const { importId } = chosen.value as ImportPreview
  const imported = await ask(studio.page, 'import.commit', {
    importId,
    projectId: null,
    title: 'The boat',
    contentType: 'memoir',
    authorSpeakers: ['AUTHOR'],
  })
  if (!imported.ok) throw new Error(imported.error.message)
  const { projectId } = imported.value as RequestOutput<'import.commit'>
  expect(await ask(studio.page, 'export.transcript', { projectId, format: 'md' })).toMatchObject({
    ok: true,
    value: { cancelled: false, path: join(folder, 'boat.md') },
  })
  expect(readdirSync(folder)).toEqual(['boat.md'])
  expect(readFileSync(join(folder, 'boat.md'), 'utf8')).toContain('borrowed boat')
})
