// Would catch: an answer that names what it was not given, changes what is locked, loses what it did not see, or makes
// the studio throw; and one that is of use but refused for the words around it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerSchema } from '../../../../../src/shared/drafting/prompt/answer-schema.ts'
import { readAnswer } from '../../../../../src/shared/drafting/prompt/read-answer.ts'
import { names } from './prompts.ts'

const paragraph = { markdown: 'We had a boat.', sources: ['i1', 'i4'] }
const append = {
  op: 'append',
  sectionId: 's1',
  after: null,
  heading: null,
  paragraphs: [paragraph],
  status: 'drafting',
}
const answerOf = (edits: unknown[], more: object = {}): string =>
  JSON.stringify({ summary: 'Done.', edits, todos: [], resolvedTodoIds: [], ...more })
const good = answerOf([append])

function problems(text: string): string[] {
  const read = readAnswer(text, names)
  return 'problems' in read ? read.problems : []
}

describe('a good answer', () => {
  it('gets ids for names', () => {
    const insert = { ...append, op: 'insert', sectionId: null, heading: ' Leaving ', after: 's1' }
    const text = answerOf(
      [
        append,
        insert,
        { ...insert, after: 'start' },
        { ...insert, after: 'end' },
        { ...insert, after: null },
      ],
      { todos: [{ label: 'When?', reason: 'No year.' }], resolvedTodoIds: ['t1'] },
    )
    const read = readAnswer(text, names)
    const paragraphs = [{ markdown: 'We had a boat.', sources: ['item-1', 'item-4'] }]
    const made = { op: 'insert', heading: 'Leaving', paragraphs, status: 'drafting' }
    expect(read).toEqual({
      answer: {
        summary: 'Done.',
        edits: [
          { op: 'append', sectionId: 'section-1', paragraphs, status: 'drafting' },
          { ...made, afterSectionId: 'section-1' },
          { ...made, afterSectionId: null },
          { ...made, afterSectionId: undefined },
          { ...made, afterSectionId: undefined },
        ],
        todos: [{ label: 'When?', reason: 'No year.' }],
        resolvedTodoIds: ['todo-1'],
      },
    })
  })

  it.each([
    ['a code fence', `Here it is:\n\`\`\`json\n${good}\n\`\`\`\nI hope {this} helps.`],
    ['an object before it that is none', `{"thought": {"op": "append"}} ${good}`],
    ['braces before it', `{not this} but ${good}`],
    [
      'names in brackets',
      answerOf([{ ...append, sectionId: '[s1]', paragraphs: [{ ...paragraph, sources: ['[i1]'] }] }]),
    ],
    [
      'empty members left out',
      JSON.stringify({ edits: [{ op: 'append', sectionId: 's1', paragraphs: [paragraph] }] }),
    ],
    ['members nobody asked for', answerOf([append], { thoughts: { deep: [] }, constructor: 1 })],
    [
      'a paragraph without sources',
      answerOf([{ ...append, paragraphs: [{ markdown: 'We sailed.', sources: [] }] }]),
    ],
    ['nothing to add', answerOf([])],
    [
      'an empty paragraph among others',
      answerOf([{ ...append, paragraphs: [{ markdown: ' ', sources: [] }, paragraph] }]),
    ],
    ['a move without words', answerOf([{ ...append, op: 'move', after: 'end', paragraphs: [] }])],
  ])('may come with %s', (_, text) => {
    expect(problems(text)).toEqual([])
  })

  it('loses the marks of the author’s own paragraphs', () => {
    const marked = { ...paragraph, markdown: '<own>\nWe had a boat.\n</own>' }
    const read = readAnswer(answerOf([{ ...append, op: 'replace', paragraphs: [marked] }]), names)
    expect('answer' in read && read.answer.edits[0]?.paragraphs[0]?.markdown.trim()).toBe('We had a boat.')
  })
})

describe('a bad answer', () => {
  const insert = { ...append, op: 'insert', sectionId: null, heading: 'Leaving', after: null }
  it.each([
    ['no JSON', 'I am sorry.', /no whole JSON object/],
    ['nothing', '', /no whole JSON object/],
    ['half of it', good.slice(0, -20), /no whole JSON object/],
    ['a list', '[]', /no whole JSON object/],
    ['another shape', '{"text": "We had a boat."}', /edits/],
    ['an unknown op', answerOf([{ ...append, op: 'delete' }]), /edits\.0\.op/],
    ['an unknown section', answerOf([{ ...append, sectionId: 's9' }]), /Edit 1 \(append\): section "s9"/],
    ['an id for a name', answerOf([{ ...append, sectionId: 'section-1' }]), /"section-1"/],
    [
      'the name of a thing all objects have',
      answerOf([{ ...append, sectionId: 'constructor' }]),
      /"constructor"/,
    ],
    ['no section', answerOf([{ ...append, sectionId: null }]), /sectionId/],
    ['a locked section', answerOf([{ ...append, sectionId: 's2' }]), /locked/],
    [
      'a section it did not see',
      answerOf([{ ...append, op: 'replace', sectionId: 's3' }]),
      /not shown whole/,
    ],
    ['an unknown place', answerOf([{ ...insert, after: 's9' }]), /"start" or "end"/],
    ['no heading', answerOf([{ ...insert, heading: ' ' }]), /heading/],
    ['a title of nothing', answerOf([{ ...append, op: 'retitle' }]), /heading/],
    ['no words', answerOf([{ ...append, paragraphs: [{ markdown: '\n', sources: ['i1'] }] }]), /no text/],
    [
      'an unknown source',
      answerOf([{ ...append, paragraphs: [{ ...paragraph, sources: ['i1', 'i2'] }] }]),
      /source "i2"/,
    ],
    ['an unknown to-do', answerOf([], { resolvedTodoIds: ['t7'] }), /"t7"/],
    ['edits without end', answerOf(Array.from({ length: 201 }, () => append)), /201 edits/],
    [
      'paragraphs without end',
      answerOf([{ ...append, paragraphs: Array.from({ length: 401 }, () => paragraph) }]),
      /401/,
    ],
    [
      'a paragraph without end',
      answerOf([{ ...append, paragraphs: [{ ...paragraph, markdown: 'x'.repeat(20_001) }] }]),
      /Split/,
    ],
    [
      'text without end',
      answerOf([
        {
          ...append,
          paragraphs: Array.from({ length: 26 }, () => ({ ...paragraph, markdown: 'x'.repeat(19_999) })),
        },
      ]),
      /far too long/,
    ],
    ['depth without end', `{"edits":${'['.repeat(100_000)}`, /no whole JSON object/],
    ['braces without end', '{'.repeat(1_000_000), /no whole JSON object/],
    ['far too much', ' '.repeat(2_000_001), /far too long/],
  ])('%s', (_, text, told) => {
    const found = problems(text)
    expect(found.join('\n')).toMatch(told)
    expect(found.length).toBeLessThanOrEqual(20)
    expect(found.join('').length).toBeLessThan(8000)
  })

  it('of any kind makes nothing throw', () => {
    const noise = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.json().map((json) => good.replace('[]', json)),
      fc
        .tuple(fc.nat(good.length), fc.string({ maxLength: 3 }))
        .map(([at, put]) => good.slice(0, at) + put + good.slice(at + 1)),
    )
    fc.assert(
      fc.property(noise, (text) => {
        const read = readAnswer(text, names)
        if ('problems' in read) expect(read.problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })

  it('cannot change what all objects are', () => {
    const text = `{"__proto__": {"polluted": true}, "edits": [{"__proto__": {"polluted": true}, "op": "append", "sectionId": "__proto__", "paragraphs": [{"markdown": "x", "sources": ["__proto__"]}]}]}`
    expect(problems(text)).toHaveLength(2)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('the schema', () => {
  it('is strict all through: every member required, no others allowed', () => {
    const objects: Record<string, unknown>[] = []
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      const node = value as Record<string, unknown>
      if (node['type'] === 'object') objects.push(node)
      Object.values(node).forEach(visit)
    }
    visit(answerSchema)
    expect(objects).toHaveLength(4)
    for (const node of objects) {
      expect(node['additionalProperties']).toBe(false)
      expect(node['required']).toEqual(Object.keys(node['properties'] as object))
    }
  })
})
