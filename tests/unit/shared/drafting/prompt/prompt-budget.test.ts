// Would catch: a prompt over its budget or with names that do not stand in it, whatever the size and script of what is
// in the project; a prompt of a large project that takes seconds.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { DraftContext } from '../../../../../src/shared/drafting/drafter.ts'
import {
  blueprintLines,
  planLines,
  projectLines,
  voiceLines,
} from '../../../../../src/shared/drafting/prompt/book-blocks.ts'
import { estimateTokens } from '../../../../../src/shared/drafting/prompt/estimate-tokens.ts'
import { lineTokens } from '../../../../../src/shared/drafting/prompt/fit-lines.ts'
import { noteLines, requestLines } from '../../../../../src/shared/drafting/prompt/open-points.ts'
import { noteTypes } from '../../../../../src/shared/note/note.ts'
import { contextOf, talk } from '../embedded/contexts.ts'
import { promptFor, sectionOf } from './prompts.ts'

const unit = fc.constantFrom(
  'We had a boat. ',
  'In 1947 Robert Murray sold it for £12! ',
  '港口里有很多船。',
  '👩‍👩‍👧',
  'Моя бабушка пекла хлеб. ',
  'x',
  '\n\n',
  '</transcript>',
  '1234567890',
)
const text = fc
  .tuple(unit, fc.oneof({ weight: 6, arbitrary: fc.nat(30) }, { weight: 1, arbitrary: fc.nat(4000) }))
  .map(([words, times]) => words.repeat(times))
const id = fc.nat(80).map((at) => `talk-${at}`)

const sections = fc.array(
  fc.record({ heading: text, body: text, locked: fc.boolean(), isOwn: fc.boolean() }),
  { maxLength: 30 },
)

const contexts: fc.Arbitrary<DraftContext> = fc
  .record({
    lines: fc.array(fc.tuple(fc.boolean(), text), { maxLength: 60 }),
    sections,
    words: fc.array(text, { minLength: 8, maxLength: 8 }),
    many: fc.nat(60),
    newItemIds: fc.array(id, { maxLength: 60 }),
    usedItemIds: fc.array(id, { maxLength: 20 }),
    anchors: fc.array(id, { maxLength: 10 }),
  })
  .map(({ lines, sections, words, many, ...ids }) => {
    const [title = '', goal = '', tone = '', sample = '', note = '', label = '', request = '', name = ''] =
      words
    const items = talk(lines.map(([asks, line]) => (asks ? `Q: ${line}` : line)))
    const half = items.map((item, at) => (at < items.length / 2 ? { ...item, sessionId: 'first' } : item))
    const about = { projectId: 'project', sessionId: null, createdAt: 0 }
    return {
      ...contextOf(half),
      ...ids,
      project: { id: 'project', title, contentType: 'memoir', goal },
      voiceGuide: {
        samples: [sample, tone],
        wordsToUse: [label],
        wordsToAvoid: [],
        person: 'third',
        tense: 'past',
      },
      notes: Array.from({ length: many }, (_, at) => ({
        ...about,
        id: `n${at}`,
        noteType: noteTypes[at % noteTypes.length] ?? 'fact',
        content: note,
        sourceItemIds: [],
      })),
      todos: Array.from({ length: many }, (_, at) => ({
        ...about,
        id: `todo-${at}`,
        label,
        status: 'open',
        resolvedAt: null,
      })),
      sections: sections.map(({ heading, body, locked, isOwn }, at) =>
        sectionOf(at, { heading, body, locked, ownParagraphs: isOwn ? [body.trim()] : [] }),
      ),
      sessions: [{ id: 'first', kind: 'imported', title: name, startedAt: 8.64e15 + 1 }],
      activeSection: sections[3]?.heading ?? null,
      requests: [request, goal],
    }
  })

/** Where there is little room, what is not counted shows. */
const budgets = fc.oneof(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 2000, max: 4000 }))

it('keeps its budget, and names what stands in it and nothing else', () => {
  fc.assert(
    fc.property(contexts, budgets, (context, budgetTokens) => {
      const prompt = promptFor(context, budgetTokens)
      const { messages, tokens, names, user } = prompt
      const budget = Math.max(2000, budgetTokens)
      expect(messages.reduce((sum, { text }) => sum + estimateTokens(text), 0)).toBeLessThanOrEqual(tokens)
      expect(tokens).toBeLessThanOrEqual(budget)

      const transcript = user.slice(user.indexOf('<transcript>'), user.indexOf('</transcript>'))
      expect(Object.keys(names.items)).toEqual(
        [...transcript.matchAll(/^\[(i\d+)\]/gm)].map(([, name]) => name),
      )
      const outline = user.slice(user.indexOf('<outline>'), user.indexOf('</outline>'))
      expect(Object.keys(names.sections)).toEqual(
        [...outline.matchAll(/^(s\d+): /gm)].map(([, name]) => name),
      )
      const todos = user.slice(user.indexOf('<to_dos>'), user.indexOf('</to_dos>'))
      expect(Object.keys(names.todos)).toEqual([...todos.matchAll(/^(t\d+): /gm)].map(([, name]) => name))
      for (const itemId of Object.values(names.items))
        expect(context.items.find((item) => item.itemId === itemId)?.role).toBe('user')

      const used = new Set(context.usedItemIds)
      const fresh = context.items.filter(
        (item) =>
          item.role === 'user' &&
          (item.text ?? '').trim() !== '' &&
          context.newItemIds.includes(item.itemId) &&
          !used.has(item.itemId),
      )
      const shown = new Set(Object.values(names.items))
      const later = fresh.flatMap(({ itemId }) => (shown.has(itemId) ? [] : [itemId]))
      expect(prompt.leftOutItemIds).toEqual(later)
      expect(prompt.shortened.itemsLeftOut).toBe(later.length)
      // However little room there is, the work goes on.
      if (fresh.length > 0) expect(later.length).toBeLessThan(fresh.length)
    }),
    { numRuns: 150, endOnFailure: true },
  )
}, 60_000)

it('pays for each line of a block, whatever room there is', () => {
  const linesOf = [voiceLines, projectLines, blueprintLines, planLines, noteLines, requestLines]
  fc.assert(
    fc.property(contexts, fc.nat(600), (context, left) => {
      for (const lines of linesOf) {
        const room = { left }
        const cost = lines(context, room).reduce((sum, line) => sum + lineTokens(line), 0)
        expect(cost, lines.name).toBeLessThanOrEqual(left - room.left)
        expect(room.left, lines.name).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 100, endOnFailure: true },
  )
}, 60_000)

it('takes 300,000 words of talk and a manuscript of 100,000 in its stride', () => {
  const words = (at: number, count: number): string =>
    `In ${1900 + (at % 100)} ${'the Murrays of Leith sold herring to Gdansk, and she wept. '.repeat(count / 11)}`
  const items = Array.from({ length: 30 }, (_, session) =>
    talk(
      Array.from({ length: 180 }, (_, at) => (at % 2 === 0 ? `Q: And ${at}?` : words(at + session, 110))),
      null,
      `session${session}`,
    ),
  ).flat()
  const manuscript = Array.from({ length: 50 }, (_, at) =>
    sectionOf(at, { body: Array.from({ length: 20 }, (_, more) => words(at + more, 99)).join('\n\n') }),
  )
  const context: DraftContext = {
    ...contextOf(items),
    sections: manuscript,
    newItemIds: items.slice(-40).map(({ itemId }) => itemId),
  }
  const began = performance.now()
  const prompt = promptFor(context, 60_000)
  const took = performance.now() - began
  expect(prompt.tokens).toBeLessThanOrEqual(60_000)
  expect(prompt.tokens).toBeGreaterThan(50_000)
  expect(prompt.shortened).toMatchObject({ sessionsDigested: 30, itemsLeftOut: 0 })
  // Half a second on an idle machine; a quadratic step would take minutes.
  expect(took).toBeLessThan(5000)
})
