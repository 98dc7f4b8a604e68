// A project with an interview in it, made the quick way: through main, without the window's dialogs.
import { expect, type Page } from '@playwright/test'
import { join } from 'node:path'
import { answered } from './answered.ts'
import { repositoryRoot, type RunningStudio } from './electron-app.ts'
import { chooseFile } from './file-dialogs.ts'

export const sampleInterview = join(repositoryRoot, 'resources/samples/sample-interview.txt')

interface Imported {
  projectId: string
  sessionId: string
}

/** `projectId` null makes a memoir of that title. */
export async function importInterview(
  studio: Pick<RunningStudio, 'app' | 'page'>,
  options: { file?: string; projectId?: string; title?: string } = {},
): Promise<Imported> {
  const { file = sampleInterview, projectId = null, title = 'The Iron Thimble' } = options
  await chooseFile(studio.app, file)
  const preview = await answered(studio.page, 'import.choose', {})
  if (preview === null) throw new Error('nothing was chosen')
  const authors = preview.speakers.filter(({ suggestedRole }) => suggestedRole === 'author')
  return answered(studio.page, 'import.commit', {
    importId: preview.importId,
    projectId,
    title,
    contentType: 'memoir',
    authorSpeakers: authors.map(({ name }) => name),
  })
}

/** Asks for a draft and waits until none is left to do. Returns the document's text. */
export async function draftNow(page: Page, projectId: string): Promise<string> {
  await answered(page, 'draft.enqueue', { projectId, sessionId: null, urgency: 'asap' })
  await waitForDrafts(page, projectId)
  return (await answered(page, 'document.open', { projectId })).document.markdown
}

export async function waitForDrafts(page: Page, projectId: string): Promise<void> {
  const open = async (): Promise<string[]> => {
    const jobs = await answered(page, 'draft.jobs', { projectId })
    return jobs.map(({ status }) => status).filter((status) => status !== 'complete')
  }
  await expect.poll(open, { message: 'every draft job completes' }).toEqual([])
}
