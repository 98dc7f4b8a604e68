// Would catch: a template that the guided interviewer or the drafter cannot use (missing type, doubled
// question id, question without a section, outline that does not add up).
import { describe, expect, test } from 'vitest'
import { templateHandlers } from '../../../../src/main/ipc/handlers/template-handlers.ts'
import { contentTypes } from '../../../../src/shared/project/project.ts'
import { templateFor, templates } from '../../../../src/shared/project/templates.ts'

const books = ['memoir', 'biography', 'business_book', 'how_to']

describe.each(templates)('template $contentType', (template) => {
  test('is found under its own content type', () => {
    expect(templateFor(template.contentType)).toBe(template)
  })

  test('has as many sections and questions as its form needs', () => {
    const isBook = books.includes(template.contentType)
    expect(template.outline.length).toBeGreaterThanOrEqual(isBook ? 6 : 5)
    expect(template.outline.length).toBeLessThanOrEqual(10)
    expect(template.questions.length).toBeGreaterThanOrEqual(isBook ? 20 : 8)
    expect(template.questions.length).toBeLessThanOrEqual(isBook ? 30 : 12)
  })

  test('asks about every section, never the same thing twice', () => {
    for (const entry of template.outline) {
      expect(template.questions.some((question) => question.section === entry.heading)).toBe(true)
    }
    expect(new Set(template.questions.map((question) => question.id)).size).toBe(template.questions.length)
    expect(new Set(template.questions.map((question) => question.text)).size).toBe(template.questions.length)
  })

  test('section targets add up to the length of the whole', () => {
    const sum = template.outline.reduce((words, entry) => words + entry.targetWords, 0)
    expect(Math.abs(sum - template.targetWords)).toBeLessThanOrEqual(template.targetWords * 0.02)
  })
})

test('there is a template for each content type, and question ids are unique across all', () => {
  expect(templates.map((template) => template.contentType)).toEqual([...contentTypes])
  const ids = templates.flatMap((template) => template.questions.map((question) => question.id))
  expect(new Set(ids).size).toBe(ids.length)
})

test('templates.list names the sections of each', async () => {
  const listed = await templateHandlers()['templates.list']({})
  expect(listed).toHaveLength(contentTypes.length)
  expect(listed[0]).toMatchObject({ contentType: 'memoir', label: 'Memoir' })
  expect(listed[0]?.sections).toContain('Childhood')
})
