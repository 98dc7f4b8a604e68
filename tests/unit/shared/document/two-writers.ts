// A manuscript that two have written, what the author types into it and what a drafter answers: for random merges.
import * as fc from 'fast-check'
import {
  joinAuthorship,
  mapAuthorship,
  sliceAuthorship,
  type Authorship,
  type AuthorshipSpan,
} from '../../../../src/shared/document/authorship.ts'
import { splitBlocks } from '../../../../src/shared/document/blocks.ts'
import { matchSections } from '../../../../src/shared/document/match-sections.ts'
import { parseSections } from '../../../../src/shared/document/sections.ts'
import type { Section } from '../../../../src/shared/document/section.ts'
import { applyTextEdits, type TextEdit } from '../../../../src/shared/document/text-change.ts'
import type { DraftEdit } from '../../../../src/shared/drafting/drafter.ts'
import { realSentences } from './real-sentences.ts'

const any = fc.nat({ max: 10_000 })
const pick = <T>(from: readonly T[], at: number, otherwise: T): T =>
  from[at % Math.max(1, from.length)] ?? otherwise
const said = any.map((at) => pick(realSentences, at, 'We left.'))

/** A sentence and whether the author wrote it, long ago. */
const pieces = fc.array(fc.record({ text: said, own: fc.boolean() }), { minLength: 1, maxLength: 4 })
const blocks = fc.array(
  fc.record({ pieces, kind: fc.constantFrom('prose', 'prose', 'prose', 'prose', 'list', 'fence', 'sub') }),
  { maxLength: 4 },
)
export const book = fc.record({
  titled: fc.boolean(),
  lead: fc.boolean(),
  sections: fc.array(
    fc.record({ blocks, own: fc.boolean(), locked: fc.constantFrom(false, false, false, true) }),
    { minLength: 0, maxLength: 4 },
  ),
  closed: fc.boolean(),
})
type Book = typeof book extends fc.Arbitrary<infer T> ? T : never

export interface Written {
  markdown: string
  authorship: Authorship
  sections: Section[]
}

/** The Markdown of a book, who wrote which sentence of it, and its sections' rows. */
export function writeBook({ titled, lead, sections, closed }: Book): Written {
  const parts: { text: string; own: boolean }[] = []
  const put = (text: string, own: boolean) => void parts.push({ text, own })
  if (lead) put('Before everything.\n\n', true)
  if (titled) put('# The book\n\n', true)
  for (const [at, section] of sections.entries()) {
    put(`## ${pick(['Origins', 'The river', 'Work', 'Origins'], at, 'A')}\n\n`, section.own)
    for (const { pieces: all, kind } of section.blocks) {
      if (kind === 'fence') put('```\n', all[0]?.own === true)
      for (const [index, { text, own }] of all.entries()) {
        const mark = kind === 'list' ? '- ' : kind === 'sub' && index === 0 ? '### ' : ''
        const last = index === all.length - 1
        put(`${mark}${text}${kind === 'prose' ? (last ? '' : ' ') : last ? '' : '\n'}`, own)
      }
      put(kind === 'fence' ? '\n```\n\n' : '\n\n', false)
    }
  }
  const text = parts.map((part) => part.text).join('')
  const markdown = closed ? text : text.trimEnd()
  const authorship = joinAuthorship(
    parts.map(({ text: part, own }): AuthorshipSpan[] => [
      { by: own ? 'author' : 'drafter', length: part.length },
    ]),
  )
  const heading = titled || lead ? parseSections(markdown).length - sections.length : 0
  const rows = rowsFor([], markdown).map((row, at) => ({
    ...row,
    locked: sections[at - heading]?.locked === true,
  }))
  return { markdown, authorship: sliceAuthorship(authorship, 0, markdown.length), sections: rows }
}

let ids = 0
function rowsFor(known: readonly Section[], markdown: string): Section[] {
  return matchSections(known, parseSections(markdown), { projectId: 'p', newId: () => `s${++ids}` }).rows
}

const authorKinds = [
  'type',
  'type',
  'delete',
  'split',
  'join',
  'move',
  'paragraph',
  'heading',
  'fence',
] as const
export const typing = fc.array(
  fc.record({ kind: fc.constantFrom(...authorKinds), at: any, inside: any, length: fc.nat({ max: 30 }) }),
  { maxLength: 5 },
)
type Typing = typeof typing extends fc.Arbitrary<infer T> ? T : never

/** What the author does, key by key; new words are `mine1`, `mine2`, … with `mark` in place of `mine`. */
export function type(text: Readonly<Written>, edits: Typing, mark: string): Written {
  let { markdown, authorship } = text
  for (const [count, edit] of edits.entries()) {
    const change = typed(markdown, edit, `${mark}${count + 1}`)
    authorship = mapAuthorship(authorship, change, 'author')
    markdown = applyTextEdits(markdown, change)
  }
  return { markdown, authorship, sections: rowsFor(text.sections, markdown) }
}

function typed(markdown: string, { kind, at, inside, length }: Typing[number], word: string): TextEdit[] {
  const place = pairSafe(markdown, at % (markdown.length + 1))
  const all = splitBlocks(markdown)
  const index = at % Math.max(1, all.length)
  const start = all.slice(0, index).join('').length
  const block = all[index] ?? ''
  const blank = /\n\n+(?=\S)/g
  switch (kind) {
    case 'type':
      return [
        { from: place, to: place, insert: pick([word, ` ${word} `, `${word}. `, ` ${word}.`], inside, word) },
      ]
    case 'delete':
      return [{ from: place, to: pairSafe(markdown, Math.min(markdown.length, place + length)), insert: '' }]
    case 'split':
      return [{ from: place, to: place, insert: '\n\n' }]
    case 'join': {
      const gaps = Array.from(markdown.matchAll(blank))
      const gap = gaps[at % Math.max(1, gaps.length)]
      return gap === undefined ? [] : [{ from: gap.index, to: gap.index + gap[0].length, insert: ' ' }]
    }
    case 'move': {
      const rest = [...all.slice(0, index), ...all.slice(index + 1)]
      const target = rest.slice(0, inside % (rest.length + 1)).join('').length
      const to = target > start ? target + block.length : target
      const cut = { from: start, to: start + block.length, insert: '' }
      const paste = { from: to, to, insert: block.endsWith('\n') ? block : `\n\n${block}` }
      return to <= cut.from ? [paste, cut] : [cut, paste]
    }
    case 'paragraph':
      return [{ from: start, to: start, insert: `New ${word} stands here. And so it is.\n\n` }]
    case 'heading':
      return block.startsWith('#')
        ? [{ from: start, to: start + block.trimEnd().length, insert: `## Named ${word}` }]
        : [{ from: start, to: start, insert: `## Part ${word}\n\n` }]
    case 'fence':
      return inside % 4 === 0 ? [{ from: start, to: start, insert: '```\n' }] : []
    default:
      return kind
  }
}

function pairSafe(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at
}

export const answers = fc.array(
  fc.record({
    op: fc.constantFrom('insert', 'replace', 'replace', 'replace', 'append', 'retitle', 'move'),
    at: any,
    after: any,
    paragraphs: fc.array(
      fc.record({
        how: fc.constantFrom(
          'same',
          'new',
          'keep',
          'keep',
          'word',
          'sentence',
          'drop',
          'split',
          'join',
          'swap',
        ),
        at: any,
        inside: any,
        text: said,
      }),
      { maxLength: 5 },
    ),
  }),
  { maxLength: 4 },
)
type Answers = typeof answers extends fc.Arbitrary<infer T> ? T : never

export interface Answer {
  edits: DraftEdit[]
  /** New words of paragraphs, each with the item its paragraph rests on: `draft1` on `item1`, … */
  marks: { word: string; item: string }[]
}

/** A drafter's answer to the text it read: each section is edited once at most. */
export function answer(base: Written, given: Answers): Answer {
  const bodies = parseSections(base.markdown).map(({ body }) =>
    splitBlocks(body).map((block) => block.trim()),
  )
  const edited = new Set<number>()
  const marks: Answer['marks'] = []
  const edits = given.flatMap(({ op, at, after, paragraphs }): DraftEdit[] => {
    const ids = base.sections.map(({ id }) => id)
    const index = at % Math.max(1, ids.length)
    const sectionId = ids[index]
    const heading = `Drafted ${marks.length}`
    const marked = marks.length
    const written = paragraphs.map((each) => drafted(bodies[index] ?? [], each, marks))
    const afterSectionId = [null, undefined, ...ids][after % (ids.length + 2)]
    const rest = { paragraphs: written, status: 'complete' as const }
    if (op === 'insert' || sectionId === undefined)
      return [{ op: 'insert', heading, afterSectionId, ...rest }]
    if (edited.has(index)) {
      marks.splice(marked)
      return []
    }
    edited.add(index)
    const target = afterSectionId === sectionId ? undefined : afterSectionId
    return [{ op, sectionId, heading, ...(op === 'move' ? { afterSectionId: target } : {}), ...rest }]
  })
  return { edits, marks }
}

/** A paragraph of the drafter's: new, or one of the section's with something done to it. */
function drafted(
  body: readonly string[],
  { how, at, inside, text }: Answers[number]['paragraphs'][number],
  marks: Answer['marks'],
): DraftEdit['paragraphs'][number] {
  const old = pick(body, at, text)
  if (how === 'same') return { markdown: old, sources: [] }
  // No part of one is another, wherever somebody types into it.
  const word = `draft${marks.length + 1}th`
  const item = `item${marks.length + 1}`
  marks.push({ word, item })
  const sentences = old.split(/(?<=[.!?]) /)
  const place = inside % sentences.length
  const words = old.split(' ')
  const half = inside % (words.length + 1)
  const markdown = ((): string => {
    switch (how) {
      case 'new':
        return `${text} Then ${word} came.`
      case 'keep':
        return `${old} So ${word} ended.`
      case 'word':
        return [...words.slice(0, half), word, ...words.slice(half)].join(' ')
      case 'sentence':
        return sentences.map((each, index) => (index === place ? `Instead ${word} came.` : each)).join(' ')
      case 'drop':
        return [...sentences.filter((_, index) => index !== place), `Only ${word} stayed.`].join(' ')
      case 'split':
        return `${words.slice(0, half).join(' ')}\n\n${words.slice(half).join(' ')} ${word}.`
      case 'join':
        return `${old} ${pick(body, at + 1, text)} And ${word} too.`
      case 'swap':
        return [...sentences.slice(place), `Later ${word} came.`, ...sentences.slice(0, place)].join(' ')
      default:
        return how
    }
  })()
  return { markdown, sources: [item] }
}
