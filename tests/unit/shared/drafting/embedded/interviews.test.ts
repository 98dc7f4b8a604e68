// Would catch: a draft of a real interview with invented words, paragraphs without sources, too few or lopsided
// sections, headings nobody said.
import { describe, expect, test } from 'vitest'
import { contentTypes } from '../../../../../src/shared/project/project.ts'
import { checkTraceable } from '../../../../support/traceability.ts'
import { contextOf, draft } from './contexts.ts'
import {
  haveInterviews,
  interviewFile,
  readInterview,
  realFiles,
  sampleFile,
  withoutInterviews,
} from './read-interview.ts'

const spokenWords = (texts: (string | null)[]): Set<string> =>
  new Set(
    texts.flatMap(
      (text) =>
        (text ?? '')
          .toLowerCase()
          .replaceAll(/['’]/g, '')
          .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  )

async function check(path: string): Promise<void> {
  const items = await readInterview(path)
  const context = contextOf(items)
  const answer = await draft(context)
  const paragraphs = answer.edits.flatMap((edit) => edit.paragraphs)
  expect(answer.edits.length).toBeGreaterThanOrEqual(6)
  expect(paragraphs.every((paragraph) => paragraph.sources.length > 0)).toBe(true)
  expect(checkTraceable(paragraphs, items)).toEqual([])
  expect(new Set(answer.edits.map((edit) => edit.heading)).size).toBe(answer.edits.length)
  const outline = new Set(context.outline.map((entry) => entry.heading))
  const spoken = spokenWords([...items.map((item) => item.text), 'the and'])
  for (const { heading = '' } of answer.edits) {
    if (!outline.has(heading))
      expect([...spokenWords([heading])].filter((word) => !spoken.has(word))).toEqual([])
  }
  const words = paragraphs.map((paragraph) => paragraph.markdown.split(/\s+/).length)
  expect(Math.max(...words)).toBeLessThanOrEqual(200)
}

test('the sample interview becomes a traceable draft under the memoir outline', async () => {
  await check(sampleFile)
  const answer = await draft(contextOf(await readInterview(sampleFile)))
  expect(answer.edits.map((edit) => edit.heading)).toEqual(
    expect.arrayContaining(['Where I Come From', 'Leaving', 'Work', 'Love and Family', 'The Hardest Time']),
  )
  const keptWords = answer.edits
    .flatMap((edit) => edit.paragraphs)
    .map((paragraph) => paragraph.markdown)
    .join(' ')
  expect(keptWords.split(/\s+/).length).toBeGreaterThan(2000)
})

if (!haveInterviews) console.warn(`Skipped: ${withoutInterviews}`)

describe.skipIf(!haveInterviews)('the real interviews', () => {
  test.each(realFiles)('%s becomes a traceable draft of at least six sections', async (name) => {
    await check(interviewFile(name))
  })

  test.each(contentTypes)(
    'an oral history is headed by its own subjects, whatever the outline: %s',
    async (type) => {
      const answer = await draft(contextOf(await readInterview(interviewFile('mcilroy.txt')), type))
      expect(answer.edits.length).toBeGreaterThanOrEqual(10)
      expect(answer.edits.some((edit) => /pipe/i.test(edit.heading ?? ''))).toBe(true)
    },
  )

  test('all three joined are drafted, and the drafter keeps giving way', async () => {
    const items = (
      await Promise.all(realFiles.map((name) => readInterview(interviewFile(name), name)))
    ).flat()
    const started = performance.now()
    const answer = await draft(contextOf(items))
    expect(performance.now() - started).toBeLessThan(15_000)
    expect(
      checkTraceable(
        answer.edits.flatMap((edit) => edit.paragraphs),
        items,
      ),
    ).toEqual([])
  })
})
