// Would catch: text placed twice, a locked section touched, set-up answers in the manuscript, new talk lost.
import { describe, expect, test } from 'vitest'
import type { DraftContext } from '../../../../../src/shared/drafting/drafter.ts'
import { createEmbeddedDrafter } from '../../../../../src/shared/drafting/embedded/embedded-drafter.ts'
import { templateFor } from '../../../../../src/shared/project/templates.ts'
import { after, contextOf, draft, talk } from './contexts.ts'
import { readInterview, sampleFile } from './read-interview.ts'

const bread =
  'My mother baked on Tuesdays and Saturdays and she baked for the lighthouse as well. I carried twelve loaves along the shore in a pillowcase. If I was late it was because I had eaten the end off one of them.'
const ship =
  'The first ship that would take me was the Margaret Rae. She carried coal, and then when there was no coal she carried cement and potatoes. I was fourth engineer, which meant that I was the one who got wet.'

describe('a second run', () => {
  test('adds nothing when nothing new was said, and says so', async () => {
    const context = contextOf(await readInterview(sampleFile))
    const first = await draft(context)
    const second = await draft(after(context, first))
    expect(second.edits).toEqual([])
    expect(second.todos).toEqual([])
    expect(second.summary).toContain('Nothing to add')
  })

  test('is the same for the same talk', async () => {
    const context = contextOf(await readInterview(sampleFile))
    expect(await draft(context)).toEqual(await draft(context))
  })

  test('in two halves places every answer of the second half once', async () => {
    const items = await readInterview(sampleFile)
    const half = contextOf(items.slice(0, 26))
    const once = after(half, await draft(half))
    const whole: DraftContext = { ...once, items }
    const answer = await draft(whole)
    const placed = answer.edits.flatMap((edit) => edit.paragraphs.flatMap((paragraph) => paragraph.sources))
    expect(placed.length).toBeGreaterThan(8)
    expect(placed.filter((id) => once.usedItemIds.includes(id))).toEqual([])
    expect((await draft(after(whole, answer))).edits).toEqual([])
  })

  test('continues the section that is about the same', async () => {
    const start = contextOf(talk(['Q: What did your mother bake?', bread], null, 'first'), 'article')
    const document = after(start, await draft(start))
    const more = talk(
      ['Q: Tell me more about the loaves and the lighthouse.', bread.replace('twelve', 'many')],
      null,
      'next',
    )
    const answer = await draft({ ...document, items: [...start.items, ...more] })
    expect(answer.edits).toMatchObject([{ op: 'append', sectionId: document.sections[0]?.id }])
  })
})

test('a locked section is left alone', async () => {
  const start = contextOf(talk(['Q: What did your mother bake?', bread], null, 'first'), 'article')
  const document = after(start, await draft(start))
  const sections = document.sections.map((section) => ({ ...section, locked: true }))
  const answer = await draft({
    ...document,
    sections,
    items: [...start.items, ...talk(['Q: And the loaves?', bread], null, 'next')],
  })
  expect(answer.edits).toHaveLength(1)
  expect(answer.edits[0]?.op).toBe('insert')
})

test('answers about the project are no material', async () => {
  const setup = talk(
    ['Q: Who shall read it?', 'My family shall read it, and after them the girls on the island.'],
    { kind: 'blueprint' },
  )
  const fieldOnly = talk(
    ['Q: By when?', 'By next summer, before the fair, if my health allows it.'],
    { field: 'timeline' },
    'field',
  )
  const answer = await draft(contextOf([...setup, ...fieldOnly]))
  expect(answer.edits).toEqual([])
})

test('an answer to a question of the template goes to its section', async () => {
  const question = templateFor('memoir').questions.find(({ section }) => section === 'Childhood')
  const items = talk([`Q: ${question?.text ?? ''}`, ship], { questionId: question?.id ?? '' })
  const answer = await draft(contextOf(items))
  expect(answer.edits.map((edit) => edit.heading)).toEqual(['Childhood'])
})

test('an answer to a follow-up goes to the section it was asked for', async () => {
  const items = talk(['Q: And what did that smell like?', ship], {
    questionId: 'memoir-fear-follow-up',
    kind: 'follow_up',
    section: 'Childhood',
  })
  const answer = await draft(contextOf(items))
  expect(answer.edits.map((edit) => edit.heading)).toEqual(['Childhood'])
})

test('the interviewer is never quoted and answers that need the question are left out', async () => {
  const answer = await draft(
    contextOf(
      talk([
        'Q: Were you lonely in Leith?',
        'Yeah.',
        'Q: What did you study?',
        'Engines.',
        'Q: And the first ship?',
        ship,
      ]),
      'article',
    ),
  )
  const text = JSON.stringify(answer.edits.map((edit) => edit.paragraphs))
  expect(text).not.toMatch(/lonely|study|Engines\./)
  expect(text).toContain('Margaret Rae')
  expect(answer.summary).toContain('2 short answers')
})

test('a cancelled run throws CANCELLED', async () => {
  const items = await readInterview(sampleFile)
  const drafter = createEmbeddedDrafter({ pause: () => Promise.resolve() })
  const run = drafter.draft(contextOf(items), { signal: { aborted: true }, onProgress: () => undefined })
  await expect(run).rejects.toMatchObject({ code: 'CANCELLED' })
})
