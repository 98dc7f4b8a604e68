// Interviews of a hundred thousand words each, imported into a data folder before the studio opens it.
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importInterviewFile } from '../../src/main/import/import-file.ts'
import { openStore } from '../../src/main/store/store.ts'
import { migrationsDir } from '../support/temp-store.ts'

const WORDS = 100_000
const SENTENCES = [
  'We walked the salt road on Sundays, and nobody had told me what it was for.',
  'My father kept the lamp lit until the last boat had come in past the point.',
  'The river froze that winter, and we crossed it on foot with the dog ahead of us.',
  'She wrote everything down in the back of the hymn book, because paper was dear.',
]

/** A text of that many words, no paragraph like another. */
function interview(): string {
  const paragraphs: string[] = []
  for (let [words, n] = [0, 0]; words < WORDS; n += 1) {
    const told = [0, 1, 2, 3, 4, 5].map((part) => SENTENCES[(n + part) % SENTENCES.length])
    const answer = `It was in year ${n}. ${told.join(' ')}`
    paragraphs.push(`Interviewer: And what came after that, number ${n}?`, `Author: ${answer}`)
    words += answer.split(' ').length
  }
  return paragraphs.join('\n\n')
}

/** Returns the projects' ids. */
export async function importLongInterviews(dataDir: string, count: number): Promise<string[]> {
  const path = join(dataDir, 'long-interview.txt')
  writeFileSync(path, interview())
  const store = openStore({ dataDir, migrationsDir, now: Date.now })
  try {
    const ctx = { store, emit: () => undefined, now: Date.now, newId: randomUUID }
    const ids: string[] = []
    for (let n = 1; n <= count; n += 1) {
      const target = { path, projectId: null, title: `Long interview ${n}`, contentType: 'memoir' } as const
      ids.push((await importInterviewFile(ctx, target)).projectId)
    }
    return ids
  } finally {
    store.close()
  }
}
