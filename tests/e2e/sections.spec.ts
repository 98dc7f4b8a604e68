// Would catch: sections that cannot be ordered, renamed, aimed or drafted from the outline by mouse and by keyboard, an
// undo that does not lead back, and a voice guide that is not kept or not used.
import { expect, test } from '@playwright/test'
import { answered } from '../support/answered.ts'
import { launchStudio, type RunningStudio } from '../support/electron-app.ts'

let studio: RunningStudio
let projectId: string

const text = '# The Lamp Room\n\n## Alpha\n\nOne two three.\n\n## Beta\n\nFour five.\n\n## Gamma\n\nSix.\n'

test.beforeAll(async () => {
  studio = await launchStudio()
  const { page } = studio
  const title = 'The Lamp Room'
  projectId = (await answered(page, 'projects.create', { title, contentType: 'memoir' })).id
  const { document, version } = await answered(page, 'document.open', { projectId })
  const changes = [[document.markdown.length, ...text.split('\n')]]
  await answered(page, 'document.push', { projectId, version, updates: [{ clientId: 'test', changes }] })
  await page.getByRole('button', { name: title, exact: true }).click()
})
test.afterAll(async () => {
  expect(studio.errors).toEqual([])
  await studio.close()
})

const outline = () => studio.page.getByRole('navigation', { name: 'Outline' })
const row = (name: string) => outline().getByRole('button', { name: new RegExp(`^${name}`) })
const headings = async () => {
  const { document } = await answered(studio.page, 'document.open', { projectId })
  return [...document.markdown.matchAll(/^## (.*)$/gm)].map((match) => match[1])
}
const shown = async () =>
  (
    await outline().locator('[data-section] > button:first-of-type > span:first-child').allTextContents()
  ).join(' ')

async function choose(section: string, item: string): Promise<void> {
  await row(section).hover()
  await outline()
    .getByRole('button', { name: `Actions for “${section}”` })
    .click()
  await studio.page.getByRole('menuitem', { name: item }).click()
}

test('the keyboard moves a section, keeps the focus on it and says where it went', async () => {
  await row('Alpha').focus()
  await studio.page.keyboard.press('Alt+ArrowDown')
  await expect.poll(shown).toBe('Beta Alpha Gamma')
  await expect(row('Alpha')).toBeFocused()
  await expect(outline().getByRole('status')).toHaveText('“Alpha” is now section 2 of 3.')
  await studio.page.keyboard.press('Alt+ArrowDown')
  await expect.poll(shown).toBe('Beta Gamma Alpha')
  expect(await headings()).toEqual(['Beta', 'Gamma', 'Alpha'])
  await expect(row('Alpha')).toBeFocused()
  await studio.page.keyboard.press('Alt+ArrowUp')
  await expect.poll(shown).toBe('Beta Alpha Gamma')
})

test('the mouse drags one, and Undo brings it back', async () => {
  await row('Gamma').dragTo(row('Beta'), { targetPosition: { x: 20, y: 4 } })
  await expect.poll(shown).toBe('Gamma Beta Alpha')
  await studio.page.getByRole('button', { name: 'Undo' }).first().click()
  await expect.poll(shown).toBe('Beta Alpha Gamma')
  expect(await headings()).toEqual(['Beta', 'Alpha', 'Gamma'])
})

test('F2 renames and keeps the section, Escape leaves it', async () => {
  const idOf = async (heading: string) =>
    (await answered(studio.page, 'document.open', { projectId })).sections.find(
      (section) => section.heading === heading,
    )?.id
  const id = await idOf('Beta')
  await row('Beta').focus()
  await studio.page.keyboard.press('F2')
  await studio.page.keyboard.type('Nothing')
  await studio.page.keyboard.press('Escape')
  await expect(row('Beta')).toBeFocused()
  await studio.page.keyboard.press('F2')
  await studio.page.keyboard.type('The skerry')
  await studio.page.keyboard.press('Enter')
  await expect(row('The skerry')).toBeFocused()
  expect(await idOf('The skerry')).toBe(id)
  await studio.page.keyboard.press('F2')
  await studio.page.keyboard.press('Delete')
  await studio.page.keyboard.press('Enter')
  await expect(outline().getByRole('alert')).not.toBeEmpty()
  await studio.page.keyboard.press('Escape')
  await expect(row('The skerry')).toBeVisible()
})

test('goals, states and to-dos', async () => {
  const { page } = studio
  await choose('Gamma', 'Word goal…')
  await page.getByLabel('Words').fill('many')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Write a number of words from 1 to 1,000,000')).toBeVisible()
  await page.getByLabel('Words').fill('1,200')
  await page.keyboard.press('Enter')
  await expect(row('Gamma')).toContainText('1 of 1,200 words')
  await row('Gamma').click({ button: 'right' })
  await page.getByRole('menuitemradio', { name: 'Complete' }).click()
  await expect(row('Gamma')).toContainText('Complete')
  await choose('Gamma', 'Lock')
  await expect(row('Gamma')).toContainText('Locked')
  await choose('Gamma', 'Say more here')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByRole('tabpanel').getByText('Say more in “Gamma”', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: /Set a goal/ }).click()
  await page.getByLabel('Words').fill('60000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /of 60,000 words/ })).toBeVisible()
})

test('a draft of one section, and one with instructions', async () => {
  const { page } = studio
  await choose('Alpha', 'Draft this section…')
  await page.getByLabel('What should change?').fill('Shorter.')
  await page.getByRole('button', { name: 'Draft this section' }).click()
  await expect
    .poll(async () => (await answered(page, 'draft.jobs', { projectId })).flatMap(({ summary }) => summary))
    .toContain('In “Alpha”: Shorter.')
  await page.getByRole('button', { name: 'More ways to update the draft' }).click()
  await page.getByRole('menuitem', { name: 'Update with instructions…' }).click()
  await page.getByLabel('What should the drafter do or change?').fill('Begin with the storm.')
  await page.getByRole('dialog').getByRole('button', { name: 'Update draft' }).click()
  await expect
    .poll(async () => (await answered(page, 'draft.jobs', { projectId })).flatMap(({ summary }) => summary))
    .toContain('Begin with the storm.')
})

test('the voice guide is kept', async () => {
  const { page } = studio
  await page.getByRole('tab', { name: 'Blueprint' }).click()
  const guide = page.getByRole('region', { name: 'Voice guide' })
  await guide.getByRole('button', { name: 'Add a sample' }).click()
  await page.keyboard.type('The lamps stood in rows.')
  await page.keyboard.press('Control+Enter')
  await expect(guide.getByText('The lamps stood in rows.')).toBeVisible()
  await guide.getByLabel('Words to use').first().fill('GitHub, Davy lamp')
  await page.keyboard.press('Enter')
  await guide.getByLabel('Words to avoid').first().fill('github')
  await page.keyboard.press('Enter')
  await expect(guide.getByRole('alert')).toContainText('“GitHub” stands under the words to use')
  await expect(guide.getByRole('button', { name: 'Remove “github”', exact: true })).toHaveCount(0)
  await guide.getByLabel('Words to avoid').first().fill('very')
  await page.keyboard.press('Enter')
  await guide.getByRole('button', { name: 'Remove “GitHub”' }).press('Delete')
  await expect(guide.getByRole('button', { name: 'Remove “Davy lamp”' })).toBeFocused()
  await guide.getByLabel('Tense').selectOption('past')
  await expect
    .poll(() => answered(page, 'voiceGuide.get', { projectId }))
    .toEqual({
      samples: ['The lamps stood in rows.'],
      wordsToUse: ['Davy lamp'],
      wordsToAvoid: ['very'],
      person: 'asSpoken',
      tense: 'past',
    })
})
