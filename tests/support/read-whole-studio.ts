// Leads through every place of the studio that shows what a model wrote, and sees that all of it stands there, as text.
import { expect, type Locator, type Page } from '@playwright/test'
import { isHeading, splitBlocks } from '../../src/shared/document/blocks.ts'
import { answered } from './answered.ts'
import { editorText } from './author-at-work.ts'
import { storedText } from './drafting-studio.ts'
import { caretAt, drawnLines, pressLinks } from './read-manuscript.ts'
import { showSideTab } from './studio-screens.ts'

/** A project of which a model has written much. */
export interface Written {
  page: Page
  projectId: string
}

/** Edits every proposal; takes one as edited, one as it is, and refuses one. */
export async function readProposals({ page, projectId }: Written): Promise<void> {
  const open = (await answered(page, 'document.open', { projectId })).proposals.filter(
    ({ status }) => status === 'open',
  )
  const aside = page.getByRole('complementary', { name: 'Proposals' })
  const unfold = aside.getByRole('button', { expanded: false })
  if (await unfold.isVisible()) await unfold.click()
  const cards = aside.getByRole('listitem')
  await expect(cards).toHaveCount(open.length)
  const read: string[] = []
  for (const card of await cards.all()) {
    read.push(await editProposal(card))
    await card.getByRole('textbox').press('Escape')
    await card.getByRole('button', { name: 'Show in the text' }).click()
  }
  expect(read.toSorted()).toEqual(open.map(({ drafterMarkdown }) => drafterMarkdown.trim()).toSorted())

  const card = cards.first()
  const edited = await editProposal(card)
  await card.getByRole('button', { name: 'Accept as edited' }).click()
  await expect(cards).toHaveCount(open.length - 1)
  expect(await storedText(page, projectId)).toContain(`${edited}!`)
  await card.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(cards).toHaveCount(open.length - 2)
  await card.getByRole('button', { name: 'Reject' }).click()
  await expect(cards).toHaveCount(open.length - 3)
}

/** Types a letter at the end; returns what stood there before. */
async function editProposal(card: Locator): Promise<string> {
  await card.getByRole('button', { name: 'Edit', exact: true }).click()
  const field = card.getByRole('textbox')
  const text = await field.inputValue()
  await field.press('Control+End')
  await field.press('!')
  await expect(field).toHaveValue(`${text}!`)
  return text
}

/** Outline, to-dos, and what paragraphs rest on; transcript and blueprint hold nothing that a draft wrote. */
export async function readPanels({ page, projectId }: Written): Promise<void> {
  const { sections } = await answered(page, 'document.open', { projectId })
  const rows = page.getByRole('navigation', { name: 'Outline' }).locator('li button:has(> span.truncate)')
  const missing = async () => {
    const headings = (await rows.allTextContents()).join('\n')
    return sections.map(({ heading }) => heading).filter((heading) => !headings.includes(heading))
  }
  await expect.poll(missing).toEqual([])

  await showSideTab(page, 'Notes and to-dos')
  const notes = page.getByRole('region', { name: 'Notes and to-dos' })
  const labels = (await answered(page, 'todos.list', { projectId })).map(({ label }) => label)
  await expect
    .poll(async () => (await notes.locator('li > p').allTextContents()).toSorted())
    .toEqual(labels.toSorted())
  await notes.press('End')

  await showSideTab(page, 'Sources')
  const source = page.getByRole('region', { name: 'Sources' }).locator('p').first()
  const count = await rows.count()
  for (let at = 1; at < count; at += 20) {
    await rows.nth(at).click()
    const paragraph = await goToParagraph(page)
    await expect.poll(() => source.textContent()).toBe(paragraph)
  }
  for (const tab of ['Transcript', 'Blueprint'] as const) await showSideTab(page, tab)
}

/** From a heading on, by keyboard; returns the paragraph. */
async function goToParagraph(page: Page): Promise<string> {
  const MOST_LINES = 20
  const blocks = splitBlocks(await editorText(page))
  for (let line = 0; line < MOST_LINES; line++) {
    await page.keyboard.press('ArrowDown')
    const caret = await caretAt(page)
    let end = 0
    const block = blocks.find((one) => (end += one.length) > caret) ?? ''
    const isInside = caret < end - block.length + block.trimEnd().length
    if (isInside && !isHeading(block)) return block.trim()
  }
  throw new Error('No paragraph follows that heading')
}

/** Every update of the project, with all that was sent for it and all that came, as it came. */
export async function readActivity({ page, projectId }: Written): Promise<void> {
  await showSideTab(page, 'History')
  await page.getByRole('button', { name: 'Activity', exact: true }).click()
  const activity = page.getByRole('dialog', { name: 'Activity', exact: true })
  const jobs = await answered(page, 'draft.jobs', { projectId })
  const updates = activity.getByRole('list', { name: 'Draft updates' }).locator('> li')
  await expect(updates).toHaveCount(jobs.length)
  for (const [at, { id, generatedSummary }] of jobs.entries()) {
    await expect.poll(() => updates.nth(at).locator('p').allTextContents()).toContain(generatedSummary)
    await updates.nth(at).getByRole('button', { name: 'Show what was sent' }).click()
    const sent = page.getByRole('dialog', { name: 'What was sent' })
    const requests = await answered(page, 'draft.requests', { jobId: id })
    const texts = requests.flatMap(({ prompt, answer }) => [
      ...(prompt ?? []).map(({ text }) => text),
      answer,
    ])
    expect(await unfoldAll(sent)).toEqual(texts)
    await sent.getByRole('button', { name: 'Back to the list' }).click()
  }
  await page.keyboard.press('Escape')
  await expect(activity).toHaveCount(0)
}

async function unfoldAll(sent: Locator): Promise<(string | null)[]> {
  const MOST_STRETCHES = 50
  const folded = sent.getByRole('button', { expanded: false })
  await expect(folded.first()).toBeVisible()
  for (let left = await folded.count(); left > 0; left--) await folded.first().click()
  const more = sent.getByRole('button', { name: 'Show more' })
  for (let turn = 0; turn < MOST_STRETCHES && (await more.count()) > 0; turn++) await more.first().click()
  return sent.locator('pre').allTextContents()
}

/** The last revision but one as a page, and all that came since the first. */
export async function readHistory({ page, projectId }: Written): Promise<void> {
  await showSideTab(page, 'History')
  const history = page.getByRole('region', { name: 'History' })
  const summaries = (await answered(page, 'draft.jobs', { projectId })).map((job) => job.generatedSummary)
  await expect
    .poll(() => history.locator('li > p').allTextContents())
    .toEqual(expect.arrayContaining(summaries))

  const [, before] = (await answered(page, 'document.revisions', { projectId })).toSorted(
    (a, b) => b.revision - a.revision,
  )
  const revision = before?.revision ?? 0
  await history.getByRole('button', { name: `View revision ${revision}`, exact: true }).click()
  const editor = page.getByRole('dialog', { name: /^Revision of/ }).locator('.cm-editor')
  await expect(editor).toBeVisible()
  const { links, addresses } = await pressLinks(editor, 40)
  expect(links + addresses).toBe(40)
  await editor.getByRole('textbox').press('Control+a')
  const { markdown } = await answered(page, 'document.revision', { projectId, revision })
  expect(await drawnLines(editor)).toEqual(markdown.split('\n'))
  await page.keyboard.press('Escape')

  await history
    .getByRole('button', { name: /^Compare revision/ })
    .last()
    .click()
  const compare = page.getByRole('dialog', { name: 'Compare' })
  await expect(compare.getByText(/passages? differs?/)).toBeVisible()
  const differing = compare.getByRole('region', { name: 'What differs' })
  const shown = await readDown(differing)
  const text = await storedText(page, projectId)
  expect(splitBlocks(text).filter((block) => !shown.includes(block.trim()))).toEqual([])
  await compare.getByRole('radio', { name: 'By block' }).check()
  // The way up ends early where rows are measured on it.
  await expect(async () => {
    await differing.press('Home')
    await expect(differing.locator('ins').first()).toBeInViewport({ timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  await page.keyboard.press('Escape')
}

/** All that comes into sight of a list that draws only that. */
async function readDown(list: Locator): Promise<string> {
  return list.evaluate(async (scroller) => {
    const MOST_SCREENS = 1000
    const rows = new Map<string, string>()
    scroller.scrollTop = 0
    for (let screen = 0; screen < MOST_SCREENS; screen++) {
      await new Promise((done) => requestAnimationFrame(done))
      for (const row of scroller.querySelectorAll<HTMLElement>('[data-index]'))
        rows.set(row.dataset['index'] ?? '', row.textContent)
      const before = scroller.scrollTop
      scroller.scrollTop += scroller.clientHeight * 0.9
      if (scroller.scrollTop === before) return [...rows.values()].join('\n')
    }
    throw new Error('The list has no end')
  })
}
