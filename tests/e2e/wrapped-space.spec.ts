// Bug caught: a space typed where a long line wraps puts a line break into the manuscript.
import { expect, test } from '@playwright/test'
import { answered } from '../support/answered.ts'
import { launchStudio } from '../support/electron-app.ts'

test('a space at the end of a wrapped row is a space', async () => {
  const studio = await launchStudio()
  const { page } = studio
  const title = 'The Lamp Room'
  const { id: projectId } = await answered(page, 'projects.create', { title, contentType: 'memoir' })
  await page.getByRole('button', { name: title, exact: true }).click()
  await page.getByRole('textbox', { name: 'Manuscript' }).click()
  const words = 'The boats came in with the morning tide and went out again. '.repeat(6).trim()
  await page.keyboard.insertText(words)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
  await page.keyboard.type(' And so')
  const text = async () => (await answered(page, 'document.open', { projectId })).document.markdown
  await expect.poll(text).toContain(' And so')
  expect((await text()).replace(' And so', '')).toContain(words)
  expect(studio.errors).toEqual([])
  await studio.close()
})
