// Reads interviews as the app imports them, for tests of the drafter.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createPace } from '../../../../../src/main/import/pace.ts'
import { parseInterview } from '../../../../../src/main/import/parse-interview.ts'
import type { TranscriptItem } from '../../../../../src/shared/transcript/item.ts'

const root = fileURLToPath(new URL('../../../../../', import.meta.url))
export const sampleFile = `${root}resources/samples/sample-interview.txt`
export const realFiles = ['mcilroy.txt', 'cherry.txt', 'mohammad.csv']
export const interviewFile = (name: string): string => `${root}../shared/data/interviews/${name}`
/** The real interviews lie beside the repository on the machines that have them. */
export const haveInterviews = realFiles.every((name) => existsSync(interviewFile(name)))
export const withoutInterviews = 'the real interviews are not on this machine (../shared/data/interviews)'

export async function readInterview(path: string, session = 'session'): Promise<TranscriptItem[]> {
  const pace = createPace(new AbortController().signal, () => undefined)
  const { interview } = await parseInterview(path, pace)
  const authors = new Set(
    interview.speakers.filter((one) => one.suggestedRole === 'author').map((one) => one.name),
  )
  let next = 0
  const context = { newId: () => `${session}-${String(next++)}`, createdAt: 0 }
  return interview.sessions
    .flatMap(({ items }) => [...items(authors, context)])
    .map((item, position) => ({ ...item, sessionId: session, position }))
}
