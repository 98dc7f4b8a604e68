// A studio whose hosted drafter is the model server of tests, and a project whose manuscript a model has written.
import { expect, type Page } from '@playwright/test'
import { answered } from './answered.ts'
import { launchStudio, type LaunchOptions, type RunningStudio } from './electron-app.ts'
import { importInterview, waitForDrafts } from './imported-project.ts'
import { namedIn, sectionNamed } from './model-server/answer-for.ts'
import type { AskedRequest } from './model-server/asked-request.ts'
import { draftAnswer } from './model-server/draft-answer.ts'
import { startModelServer, type ModelServer } from './model-server/model-server.ts'
import type { WireAnswer, WireEdit } from './model-server/wire-answer.ts'

const KEY = 'sk-test-drafting-studio'
export const TITLE = 'The Iron Thimble'
export const chapters = ['The house', 'The dinghy', 'The iron', 'The sea'] as const

export interface DraftingStudio extends RunningStudio {
  server: ModelServer
}

/** `close` ends both, `quit` the studio only. */
export async function launchDraftingStudio(options: LaunchOptions = {}): Promise<DraftingStudio> {
  const server = await startModelServer({ apiKey: KEY })
  const studio = await launchStudio(options)
  const settings = await answered(studio.page, 'settings.get', {})
  const { hasApiKey: _has, keyStorage: _where, hasServerKey: _server, ...kept } = settings
  const { baseUrl } = server
  await answered(studio.page, 'settings.save', { ...kept, draftingEngine: 'hosted', baseUrl, apiKey: KEY })
  return {
    ...studio,
    server,
    async close() {
      await studio.close()
      await server.close()
    },
  }
}

/** The sample interview, and chapters of its words that a model has drafted: nothing in them is the author's typing. */
export async function draftedProject({ app, page, server }: DraftingStudio): Promise<string> {
  const { projectId } = await importInterview({ app, page }, { title: TITLE })
  server.answer(draftAnswer(firstDraft))
  await askForDraft(page, projectId, 'Write the chapters.')
  await waitForDrafts(page, projectId)
  return projectId
}

/** `summary`: words of its own, or it passes for the request before. */
export async function askForDraft(page: Page, projectId: string, summary: string): Promise<void> {
  const asked = await answered(page, 'draft.enqueue', {
    projectId,
    sessionId: null,
    urgency: 'asap',
    summary,
  })
  expect(asked).toMatchObject({ throttled: false })
}

export async function openManuscript(page: Page): Promise<void> {
  await page.getByRole('button', { name: TITLE, exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Manuscript' })).toBeVisible()
}

/** The text as main has it. */
export async function storedText(page: Page, projectId: string): Promise<string> {
  return (await answered(page, 'document.open', { projectId })).document.markdown
}

/** Paragraphs of the section of that heading. */
export function paragraphsUnder(markdown: string, heading: string): string[] {
  const [, body = ''] = markdown.split(`## ${heading}\n`)
  const end = body.search(/^## /m)
  return (end === -1 ? body : body.slice(0, end)).trim().split('\n\n')
}

/** An edit of one section that names no sources. */
export function editOf(
  asked: Parameters<typeof sectionNamed>[0],
  op: WireEdit['op'],
  heading: string,
  texts: string[],
): WireEdit {
  return {
    op,
    sectionId: sectionNamed(asked, heading),
    after: null,
    heading: null,
    paragraphs: texts.map((markdown) => ({ markdown, sources: [] })),
    status: 'drafting',
  }
}

function firstDraft(asked: AskedRequest): WireAnswer {
  const items = namedIn(asked).items.filter(({ isNew }) => isNew)
  const size = Math.ceil(items.length / chapters.length)
  const edits = chapters.map((heading, at): WireEdit => {
    const said = items.slice(at * size, (at + 1) * size)
    const paragraphs = said.map(({ name, text }) => ({ markdown: text, sources: [name] }))
    return { op: 'insert', sectionId: null, after: 'end', heading, paragraphs, status: 'drafting' }
  })
  return { summary: 'Wrote four chapters.', edits, todos: [], resolvedTodoIds: [] }
}
