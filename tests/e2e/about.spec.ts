// What the studio says of itself. Catches: a package that ships and is not in the list, licences that no key reaches, diagnostics
// that are copied without having been seen, or that hold a title.
import { expect, test } from '@playwright/test'
import { answered } from '../support/answered.ts'
import { launchStudio } from '../support/electron-app.ts'
import { inMain } from '../support/in-main.ts'
import { expectAccessible, resize, sizes, takePicture } from '../support/screen-look.ts'
import { showTheme, themes } from '../support/studio-screens.ts'

test('versions, every licence and the diagnostics are found by keyboard, at each size, light and dark', async () => {
  const studio = await launchStudio()
  const { page, app } = studio
  await answered(page, 'projects.create', { title: 'The Secret Thimble', contentType: 'memoir' })
  const palette = page.getByRole('dialog', { name: 'Commands, projects and search' })
  const choose = async (command: string): Promise<void> => {
    await page.keyboard.press('Control+K')
    await expect(palette.getByRole('combobox')).toBeFocused()
    await page.keyboard.type(command)
    await expect(palette.getByRole('option').first()).toHaveText(command)
    await page.keyboard.press('Enter')
  }
  const about = page.getByRole('dialog', { name: 'Ghostwriting Studio' })
  const diagnostics = page.getByRole('dialog', { name: 'Diagnostics' })
  for (const theme of themes) {
    await showTheme(page, theme)
    for (const size of sizes) {
      await resize(studio, size)
      await choose('About the studio')
      await expect(about.getByRole('listbox').getByRole('option').first()).toBeVisible()
      await expectAccessible(page, `about ${theme} ${size.width}`)
      await takePicture(page, `about-${theme}-${size.width}`)
      await page.keyboard.press('Escape')
      await expect(about).toBeHidden()
      await choose('Copy diagnostics')
      await expect(diagnostics.getByRole('region', { name: 'What is copied' })).toContainText('projects: 1')
      await expectAccessible(page, `diagnostics ${theme} ${size.width}`)
      await takePicture(page, `diagnostics-${theme}-${size.width}`)
      await page.keyboard.press('Escape')
      await expect(diagnostics).toBeHidden()
    }
  }

  await choose('About the studio')
  const { licences, versions } = await answered(page, 'app.about', {})
  expect(versions.sqlite).toMatch(/^3\.\d+/)
  const names = licences.map(({ name }) => name)
  for (const name of [
    'react',
    'electron-updater',
    'better-sqlite3',
    '@fontsource-variable/literata',
    'mediabunny',
    'SQLite',
  ])
    expect(names).toContain(name)
  await about.getByLabel('Made with the work of others').fill('openai')
  await page.keyboard.press('Tab')
  await expect(about.getByRole('region', { name: 'Licence of openai' })).toContainText('Apache License')
  await about.getByLabel('Made with the work of others').fill('')
  await about.getByRole('listbox').focus()
  await page.keyboard.press('End')
  await expect(about.getByRole('region', { name: 'Licence of zustand' })).toContainText(
    'Permission is hereby granted',
  )

  await about.getByRole('button', { name: 'Copy diagnostics' }).press('Enter')
  await diagnostics.getByRole('button', { name: 'Copy the diagnostics' }).press('Enter')
  const copied = await inMain(app, ({ clipboard }) => clipboard.readText(), null)
  expect(copied).toBe((await diagnostics.getByRole('region', { name: 'What is copied' }).textContent()) ?? '')
  expect(copied).not.toMatch(/Secret|Thimble/)
  expect(studio.errors).toEqual([])
  await studio.close()
})
