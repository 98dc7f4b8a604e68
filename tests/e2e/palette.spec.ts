// Bug caught: keys pressed right after the one that opens the palette go into the manuscript; the caret is lost once it
// is closed.
import { expect, test } from '@playwright/test'
import { answered } from '../support/answered.ts'
import { handsOn } from '../support/hands.ts'
import { launchStudio } from '../support/electron-app.ts'

test('who types at once types into the palette, and then goes on in the manuscript', async () => {
  const studio = await launchStudio()
  const { page } = studio
  const title = 'The Lamp Room'
  const { id: projectId } = await answered(page, 'projects.create', { title, contentType: 'memoir' })
  await page.getByRole('button', { name: title, exact: true }).click()
  await page.getByRole('textbox', { name: 'Manuscript' }).click()
  await page.keyboard.insertText('The boats came in')
  const field = page.getByRole('combobox', { name: 'Find a command, a project or something said' })
  const hands = await handsOn(page)
  for (let round = 1; round <= 5; round += 1) {
    await hands.press('ControlOrMeta+k', 'l', 'a', 'm', 'p')
    await expect(field).toHaveValue('lamp')
    await page.keyboard.press('Escape')
    await expect(field).toBeHidden()
    await page.keyboard.type(` ${round}`)
  }
  const text = async () => (await answered(page, 'document.open', { projectId })).document.markdown
  await expect.poll(text).toContain('The boats came in 1 2 3 4 5')
  expect(await text()).not.toContain('lamp')
  expect(studio.errors).toEqual([])
  await studio.close()
})
