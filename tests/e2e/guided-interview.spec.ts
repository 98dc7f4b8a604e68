// The guided interview in the window: from an empty library to a draft, put off, left and taken up again on the way.
import { expect, test } from '@playwright/test'
import { rmSync } from 'node:fs'
import { answered } from '../support/answered.ts'
import { launchStudio, makeDataDir } from '../support/electron-app.ts'
import { waitForDrafts } from '../support/imported-project.ts'
import { tabTo } from '../support/tab-to.ts'
import {
  answer,
  answerUntil,
  questionOf,
  transcriptOf,
  untilNextQuestion,
} from '../support/interview-screen.ts'

const TITLE = 'The Lamp Room'
const TOLD =
  'I was born in the lamp room of the old colliery in 1948, because my mother had walked in to bring my father his ' +
  'dinner and there was snow to the window sills and nobody would let her walk home. I am not sure of the name of the ' +
  'man who held the lamp. My father said it was the only shift he ever came up from early, and he told it at every ' +
  'wedding in the valley until he died, and every time the snow was a little deeper.'

let dataDir: string
test.beforeEach(() => {
  dataDir = makeDataDir()
})
test.afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('from an empty library to a draft, with a quit in the middle', async () => {
  const studio = await launchStudio({ dataDir })
  const { page } = studio
  const click = (name: string) => page.getByRole('button', { name, exact: true }).click()

  await test.step('a project is made by answering', async () => {
    await click('Guided interview')
    await answer(page, TITLE)
    await untilNextQuestion(page, () => click('Memoir'))
    await expect(page.getByText('Getting to know your project')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
  })
  const asked = await test.step('intake: the blueprint fills until the telling begins', async () => {
    const answers = await answerUntil(page, 'Telling it')
    expect(answers).toBeGreaterThanOrEqual(3)
    const [project] = await answered(page, 'projects.list', {})
    const blueprint = await answered(page, 'blueprint.get', { projectId: project?.id ?? '' })
    expect(blueprint.missingRequired).toEqual([])
    expect(blueprint.blueprint.committedAt).not.toBeNull()
    return questionOf(page).innerText()
  })
  const waiting = await test.step('Skip, Back and Ask me something else', async () => {
    const second = await untilNextQuestion(page, () => click('Skip'))
    expect(await untilNextQuestion(page, () => click('Back'))).toBe(asked)
    expect(await untilNextQuestion(page, () => click('Ask me something else'))).toBe(second)
    return answer(page, TOLD)
  })
  await test.step('what was said stands beside it, with a note and a to-do of it', async () => {
    await expect(transcriptOf(page)).toContainText(TOLD)
    await expect(transcriptOf(page)).toContainText(asked)
    await page.getByRole('tab', { name: 'Notes and to-dos' }).click()
    const notes = page.getByRole('region', { name: 'Notes and to-dos' })
    await expect(notes).toContainText('born in the lamp room of the old colliery in 1948')
    await expect(notes).toContainText('Check: I am not sure of the name of the man who held the lamp.')
  })
  await test.step('Pause, quit, and days later the same question', async () => {
    await page.getByRole('textbox', { name: 'Your answer' }).fill('Half an ans')
    await click('Pause')
    await expect(page.getByText('Take the time you need')).toBeVisible()
    await click('Go on')
    await expect(page.getByRole('textbox', { name: 'Your answer' })).toHaveValue('Half an ans')
    await click('Pause')
    await expect(page.getByText('Take the time you need')).toBeVisible()
    expect(studio.errors).toEqual([])
    await studio.quit()
  })

  const again = await launchStudio({ dataDir })
  await again.page.getByRole('button', { name: TITLE, exact: true }).click()
  await again.page.getByRole('button', { name: 'Resume interview' }).click()
  await again.page.getByRole('button', { name: 'Go on' }).click()
  await expect(questionOf(again.page)).toHaveText(waiting)
  await expect(transcriptOf(again.page)).toContainText(TOLD)

  await test.step('Stop gives a summary, and the draft arrives by itself', async () => {
    await answer(again.page, `And then the lamps. ${TOLD.replaceAll('lamp', 'torch')}`)
    await again.page.getByRole('button', { name: 'Stop', exact: true }).click()
    const summary = again.page.getByRole('dialog', { name: 'Interview kept' })
    await expect(summary).toContainText('of yours')
    await expect(summary).not.toContainText('differs from what this screen showed')
    await summary.getByRole('button', { name: 'Open the document' }).click()
    await expect(again.page.getByRole('status', { name: 'Draft' })).toHaveText('Updated')
    await expect(again.page.getByRole('textbox', { name: 'Manuscript' })).toContainText(
      'the only shift he ever',
    )
    const [project] = await answered(again.page, 'projects.list', {})
    await waitForDrafts(again.page, project?.id ?? '')
  })
  expect(again.errors).toEqual([])
  await again.quit()
})

test('an interview can be led from start to end without a mouse', async () => {
  const studio = await launchStudio({ dataDir })
  const { page } = studio
  const press = (key: string) => page.keyboard.press(key)
  const send = (text: string) =>
    untilNextQuestion(page, async () => {
      await expect(page.getByRole('textbox', { name: 'Your answer' })).toBeFocused()
      await page.keyboard.type(text)
      await press('Control+Enter')
    })
  const toButton = (name: string) => tabTo(page, page.getByRole('button', { name, exact: true }))

  await expect(page.getByRole('button', { name: 'Guided interview' })).toBeVisible()
  await toButton('Guided interview')
  await press('Enter')
  await expect(questionOf(page)).toBeVisible()
  await send(TITLE)
  await send('memoir')
  const first = await questionOf(page).innerText()
  await toButton('Skip')
  await untilNextQuestion(page, () => press('Enter'))
  await expect(page.getByRole('textbox', { name: 'Your answer' })).toBeFocused()
  await toButton('Back')
  expect(await untilNextQuestion(page, () => press('Enter'))).toBe(first)
  await send('Somebody in the valley finds out what their grandfather did.')
  await press('Control+Shift+P')
  await toButton('Go on')
  await press('Enter')
  await send('A boy of twelve on the back seat of a bus.')
  await press('Control+Shift+S')
  await expect(page.getByRole('dialog', { name: 'Interview kept' })).toBeVisible()
  await press('Enter')
  await expect(page.getByRole('textbox', { name: 'Manuscript' })).toBeVisible()
  expect(studio.errors).toEqual([])
  await studio.quit()
})
