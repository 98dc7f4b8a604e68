// A full disk: the author is told, what was acknowledged is there, and what was not saved is saved once there is room.
import { expect, test } from '@playwright/test'
import { join } from 'node:path'
import { tellFigures } from '../fault/figures.ts'
import { answered } from '../support/answered.ts'
import { ask, launchStudio } from '../support/electron-app.ts'
import { mountSmallDisk } from '../support/small-disk.ts'

/** Kept while there was room. */
const NOTES = 20

test('nothing acknowledged is lost on a full disk, and the words on the page wait for room', async () => {
  const disk = mountSmallDisk(96)
  test.skip(disk === null, 'needs root, to mount a small disk')
  if (disk === null) return
  try {
    const dataDir = join(disk.folder, 'data')
    const studio = await launchStudio({ dataDir })
    const { page } = studio
    const { id: projectId } = await answered(page, 'projects.create', {
      title: 'The Flood',
      contentType: 'memoir',
    })
    await page.getByRole('button', { name: 'The Flood', exact: true }).click()
    const manuscript = page.getByRole('textbox', { name: 'Manuscript' })
    await manuscript.click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('Before the water came. ')
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()

    const kept: string[] = []
    for (let n = 0; n < NOTES; n += 1) {
      const content = `Note ${n} of drier days.`
      await answered(page, 'notes.create', { projectId, noteType: 'fact', content })
      kept.push(content)
    }
    disk.fill()
    let refusal: { code: string; message: string } | null = null
    // Into what room SQLite still has inside its files.
    for (let n = 0; refusal === null && n < 2000; n += 1) {
      const content = `Note ${n}. ${'x'.repeat(4000)}`
      const answer = await ask(page, 'notes.create', { projectId, noteType: 'fact', content })
      if (answer.ok) kept.push(content)
      else refusal = answer.error
    }
    expect(refusal?.code).toBe('DISK_FULL')
    expect(refusal?.message).toMatch(/Everything saved before is safe.*Free some space/s)

    await page.getByRole('tab', { name: /Notes and to-dos/ }).click()
    await page
      .getByRole('textbox', { name: 'New note' })
      .fill(`A note for which there is no room. ${'y'.repeat(9000)}`)
    await page.keyboard.press('Enter')
    await expect(
      page.getByRole('region', { name: 'Notifications' }).getByText('It was not kept'),
    ).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'New note' })).toHaveValue(
      /^A note for which there is no room/,
    )
    const typed = 'While the disk was full, the author wrote this.'
    await manuscript.focus()
    await page.keyboard.press('Control+End')
    // More than the pages that are free inside the file could take.
    await page.keyboard.insertText(`${typed} ${'z'.repeat(400_000)}`)
    await expect(page.getByRole('alert').filter({ hasText: 'Not saved:' })).toBeVisible()

    disk.free()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 40_000 })
    await studio.quit()

    const again = await launchStudio({ dataDir })
    const notes = await answered(again.page, 'notes.list', { projectId })
    const left = new Set(notes.map(({ content }) => content))
    const lost = kept.filter((content) => !left.has(content)).length
    expect(notes.map(({ content }) => content).sort()).toEqual(kept.sort())
    const { markdown } = (await answered(again.page, 'document.open', { projectId })).document
    expect(markdown).toContain('Before the water came.')
    const resumed = markdown.includes(typed) ? 1 : 0
    tellFigures('full-disk', { acknowledged: kept.length, lost, resumed })
    expect(markdown).toContain(typed)
    await again.quit()
  } finally {
    disk.remove()
  }
})
