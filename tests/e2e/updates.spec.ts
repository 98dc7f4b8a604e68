// A new version as the author gets it: real Electron, real HTTP, and the real updater, which replaces a file that stands for
// the AppImage and starts it. Catches: a question while it is off, an id that is made or sent, a redirect that the updater
// follows, a restart that nobody asked for, a new version that is started beside the old one.
import { expect, test } from '@playwright/test'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchStudio } from '../support/electron-app.ts'
import { expectAccessible, resize, sizes, takePicture } from '../support/screen-look.ts'
import { showSettings, showTheme, themes } from '../support/studio-screens.ts'
import { startUpdateServer, type UpdateServer } from '../support/update-server.ts'

test.skip(process.platform !== 'linux', 'stands for an AppImage')

let server: UpdateServer
test.beforeEach(async () => {
  server = await startUpdateServer()
})
test.afterEach(() => server.close())

test('a new version is looked for, fetched and put in place, each when the author says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'studio-updates-'))
  const old = join(folder, 'Studio.AppImage')
  const started = join(folder, 'started')
  writeFileSync(old, '#!/bin/sh\n', { mode: 0o755 })
  const notes = 'Chapters can be moved.\n\n<img src="https://example.invalid/x.png"> is shown as it is.'
  const bytes = Buffer.from(`#!/bin/sh\necho yes > '${started}'\n`)
  const name = server.publish('0.2.0', bytes, { notes })
  const studio = await launchStudio({
    args: [server.argument()],
    env: { APPIMAGE: old, XDG_CACHE_HOME: folder },
  })
  const { page, dataDir } = studio
  await showSettings(page)
  const part = page.getByRole('dialog', { name: 'Settings' }).getByRole('region', { name: 'Updates' })
  await expect(part).toContainText('asks 127.0.0.1 once a day')
  expect(server.asked).toEqual([])

  await part.getByRole('button', { name: 'Look for new versions' }).click()
  const offer = part.getByRole('region', { name: /^Version 0\.2\.0, / })
  await expect(offer).toContainText('<img src=')
  expect(server.asked.map(({ path }) => path)).toEqual(['latest-linux.yml', 'latest-linux.yml.sig'])
  expectNothingElseTold(server)

  const other = await startUpdateServer()
  server.moved[name] = other.url.replace('127.0.0.1', 'localhost') + name
  await offer.getByRole('button', { name: 'Download it' }).click()
  await expect(part.getByRole('alert')).toContainText('was not fetched from 127.0.0.1')
  expect(other.asked).toEqual([])
  await other.close()
  delete server.moved[name]

  await offer.getByRole('button', { name: 'Download it' }).click()
  const restart = part.getByRole('button', { name: 'Restart and install' })
  await expect(restart).toBeVisible({ timeout: 20_000 })
  expect(readFileSync(old, 'utf8')).toBe('#!/bin/sh\n')
  expectNothingElseTold(server)
  expect(existsSync(join(dataDir, '.updaterId'))).toBe(false)

  const gone = studio.app.waitForEvent('close')
  // The studio may be gone before it can be said that it was clicked.
  await restart.click().catch((error: Error) => expect(error.message).toContain('has been closed'))
  await gone
  await expect.poll(() => existsSync(started), { timeout: 20_000 }).toBe(true)
  expect(readFileSync(old)).toEqual(bytes)
})

/** The version and the system, and what every question needs: no id, no cookie, no language of the author's. */
function expectNothingElseTold({ asked }: UpdateServer): void {
  for (const { headers } of asked) {
    const { host: _host, connection: _connection, ...told } = headers
    expect(told['user-agent']).toMatch(/^GhostwritingStudio\/[\d.]+ \(linux \w+\)$/)
    expect(told['accept-language']).toBe('en')
    const more = ['accept', 'accept-encoding', 'accept-language', 'cache-control', 'pragma', 'user-agent']
    expect(
      Object.keys(told).filter((name) => !more.includes(name) && !name.startsWith('sec-fetch-')),
    ).toEqual([])
  }
}

test('the part about updates is whole at each size, light and dark, and is reached by keyboard', async () => {
  server.publish('0.2.0', Buffer.from('x'), { notes: 'Chapters can be moved.\nSearch is faster.' })
  const studio = await launchStudio({ args: [server.argument()] })
  const { page } = studio
  for (const theme of themes) {
    await showTheme(page, theme)
    for (const size of sizes) {
      await resize(studio, size)
      await showSettings(page)
      const dialog = page.getByRole('dialog', { name: 'Settings' })
      await dialog.getByRole('button', { name: 'Updates', exact: true }).press('Enter')
      const part = dialog.getByRole('region', { name: 'Updates' })
      const ask = part.getByRole('button', { name: 'Look for new versions' })
      if (await ask.isVisible()) {
        await takePicture(page, `updates-off-${theme}`)
        await ask.press('Enter')
      }
      await expect(part.getByRole('region', { name: 'What changed' })).toBeVisible()
      await expectAccessible(page, `updates ${theme} ${size.width}`)
      await takePicture(page, `updates-${theme}-${size.width}`)
    }
  }
  expect(studio.errors).toEqual([])
  await studio.close()
})
