// What a model is made to write by what somebody said: over a hundred hostile texts as paragraphs, proposals, headings,
// summaries and to-dos, each of them on the screen. Would catch: a text that runs, loads, opens, leaves or becomes part of
// the page, and a manuscript that is not byte for byte what the merge says.
import { expect, test } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { cleanParagraph } from '../../src/shared/document/clean-paragraph.ts'
import { mergeDraft } from '../../src/shared/document/draft-merge.ts'
import { parseSections } from '../../src/shared/document/sections.ts'
import type { OpenDocument } from '../../src/shared/ipc/views.ts'
import { countOf, tellFigures } from '../fault/figures.ts'
import { answered } from '../support/answered.ts'
import { editorText } from '../support/author-at-work.ts'
import {
  askForDraft,
  chapters,
  draftedProject,
  launchDraftingStudio,
  openManuscript,
  TITLE,
  type DraftingStudio,
} from '../support/drafting-studio.ts'
import { hostileMarkdown } from '../support/hostile-markdown.ts'
import { waitForDrafts } from '../support/imported-project.ts'
import { readCopy } from '../support/killed-database.ts'
import { sectionNamed } from '../support/model-server/answer-for.ts'
import { draftAnswer } from '../support/model-server/draft-answer.ts'
import { readThrough } from '../support/read-manuscript.ts'
import { readActivity, readHistory, readPanels, readProposals } from '../support/read-whole-studio.ts'
import { watchWindow, type WatchedWindow } from '../support/watched-window.ts'

const OWN = 'Mine'
/** A summary is kept up to 4000 characters, so that it holds all texts of a batch, of long ones the beginning. */
const SUMMARY = 3800
const BEGINNING = 400
/** Of the to-dos of one answer no more are kept. */
const TODOS = 50
/** Nor more of its words. */
const LABEL = 2000

let studio: DraftingStudio
let projectId: string
let watch: WatchedWindow
test.beforeEach(async () => {
  studio = await launchDraftingStudio()
  const { app, page } = studio
  projectId = await draftedProject(studio)
  const { document, version } = await answered(page, 'document.open', { projectId })
  const { markdown } = document
  const at = markdown.indexOf(`## ${chapters[0]}`)
  const changes = [at, [0, `## ${OWN}`, '', 'These words are mine.', '', ''], markdown.length - at]
  await answered(page, 'document.push', { projectId, version, updates: [{ clientId: 'test', changes }] })
  await openManuscript(page)
  watch = await watchWindow(app, page)
})
test.afterEach(async () => {
  expect(await watch.seen()).toEqual([])
  expect(studio.errors).toEqual([])
  expect(studio.page.url()).toBe('app://studio/index.html')
  watch.close()
  await studio.close()
})

function batches(texts: readonly string[]): string[][] {
  const all: string[][] = []
  let batch: string[] = []
  for (const text of texts) {
    if (batch.length === 0 || batch.length === TODOS || summaryOf([...batch, text]).length > SUMMARY)
      all.push((batch = []))
    batch.push(text)
  }
  return all
}

const summaryOf = (texts: readonly string[]): string =>
  texts.map((text) => text.slice(0, BEGINNING)).join('\n')
/** Numbered, for of two that differ in their signs alone one is kept. */
const todoOf = (text: string, no: number): string => `Ask of no. ${no}: ${text}`
const withoutMarks = (text: string): string => text.replace(/<\/?own>\n?/g, '')
/** As the database and the disk have it: a half of a surrogate pair has no bytes. */
const inBytes = (text: string): string => Buffer.from(text).toString()

/** Each text becomes a section with it as its heading and as its paragraph; all of them are to replace the author's words. */
async function draft(texts: readonly string[], no: number): Promise<void> {
  const { page, server } = studio
  const paragraphs = texts.map((markdown) => ({ markdown, sources: [] }))
  const status = 'drafting' as const
  server.answer(
    draftAnswer((asked) => ({
      summary: summaryOf(texts),
      edits: [
        {
          op: 'replace',
          sectionId: sectionNamed(asked, OWN),
          after: null,
          heading: null,
          paragraphs,
          status,
        },
        ...paragraphs.map((one) => ({
          op: 'insert' as const,
          sectionId: null,
          after: 'end',
          heading: one.markdown,
          paragraphs: [one],
          status,
        })),
      ],
      todos: texts.map((text, at) => ({ label: todoOf(text, no + at), reason: text })),
      resolvedTodoIds: [],
    })),
  )
  await askForDraft(page, projectId, `Draft no. ${server.asked.length}`)
  await waitForDrafts(page, projectId)
}

/** What the merge makes of the same draft, worked out here. */
function mergedHere(before: OpenDocument, texts: readonly string[]): string {
  const { document, sections, authorship } = before
  const { markdown } = document
  const sectionId = sections.find(({ heading }) => heading === OWN)?.id ?? ''
  const paragraphs = texts.map((text) => ({ markdown: withoutMarks(text), sources: [] }))
  const status = 'drafting' as const
  return mergeDraft({
    projectId,
    title: TITLE,
    base: { markdown, sections },
    author: { markdown, sections, authorship },
    edits: [
      { op: 'replace', sectionId, paragraphs, status },
      ...paragraphs.map((one, at) => ({
        op: 'insert' as const,
        heading: texts[at] ?? '',
        paragraphs: [one],
        status,
      })),
    ],
    newId: randomUUID,
  }).markdown
}

/** All of the draft stands where it is to stand, as it is to stand there. */
async function expectDrafted(before: OpenDocument, texts: readonly string[], no: number): Promise<void> {
  const { page } = studio
  const { document, sections, proposals } = await answered(page, 'document.open', { projectId })
  const { markdown } = document
  expect(markdown).toBe(mergedHere(before, texts))
  expect(markdown).toContain('These words are mine.')
  expect(sections).toHaveLength(parseSections(markdown).length)
  const paragraphs = texts.map((text) => cleanParagraph(withoutMarks(text)))
  expect(paragraphs.filter((paragraph) => !markdown.includes(`\n\n${paragraph}\n`))).toEqual([])
  expect(proposals.at(-1)?.drafterMarkdown).toBe(inBytes(paragraphs.join('\n\n')))
  const jobs = await answered(page, 'draft.jobs', { projectId })
  expect(jobs.map(({ generatedSummary }) => generatedSummary)).toContain(inBytes(summaryOf(texts)).trim())
  const todos = await answered(page, 'todos.list', { projectId })
  const labels = texts.map((text, at) =>
    inBytes(
      todoOf(text, no + at)
        .trim()
        .slice(0, LABEL),
    ),
  )
  expect(todos.map(({ label }) => label).slice(-texts.length)).toEqual(labels)
}

test('over a hundred hostile texts stand in the studio as text, and do nothing', async () => {
  test.setTimeout(300_000)
  const { page } = studio
  const texts = hostileMarkdown(watch.trap)
  expect(new Set(texts).size).toBeGreaterThanOrEqual(countOf('hostile-markdown'))
  let no = 0
  for (const batch of batches(texts)) {
    const before = await answered(page, 'document.open', { projectId })
    await draft(batch, no)
    await expectDrafted(before, batch, no)
    expect(await watch.seen()).toEqual([])
    no += batch.length
  }
  expect(no).toBe(texts.length)

  const written = { page, projectId }
  await test.step('every line of the page, and what looks like a link', () => readThrough(page))
  await test.step('the proposals, each opened to be edited', () => readProposals(written))
  await test.step('the panels', () => readPanels(written))
  await test.step('the activity view and what was sent', () => readActivity(written))
  await test.step('an old revision, and what changed since the first', () => readHistory(written))
  await test.step('the disk has what the page has, byte for byte', async () => {
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    const onDisk = readCopy(studio.dataDir, (sqlite) =>
      sqlite
        .prepare<[string], Buffer>('select cast(markdown as blob) from documents where project_id = ?')
        .pluck()
        .get(projectId),
    )
    expect(onDisk?.toString('hex')).toBe(Buffer.from(await editorText(page)).toString('hex'))
  })
  const acts = (await watch.seen()).length
  tellFigures('hostile-markdown', { payloads: new Set(texts).size, acts })
})
