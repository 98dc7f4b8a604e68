// What authors fear most: that the machine overwrites their words. Random books that two have written, with random
// typing and random answers of a drafter at the same time.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Authorship } from '../../../../src/shared/document/authorship.ts'
import { isFenced, missingFence, splitBlocks } from '../../../../src/shared/document/blocks.ts'
import { descents } from '../../../../src/shared/document/carried-sources.ts'
import { mergeDraft, type DraftMergeResult } from '../../../../src/shared/document/draft-merge.ts'
import { paragraphSources, paragraphsOf } from '../../../../src/shared/document/paragraph-sources.ts'
import { parseSections } from '../../../../src/shared/document/sections.ts'
import { undoDraft } from '../../../../src/shared/document/undo-draft.ts'
import { answer, answers, book, type, typing, writeBook, type Written } from './two-writers.ts'

const RUNS = 5000

/** Everything the author wrote between two places, without blank space. */
function ownText(markdown: string, authorship: Authorship, from = 0, to = markdown.length): string {
  let own = ''
  let at = 0
  for (const { by, length } of authorship) {
    if (by === 'author') own += markdown.slice(Math.max(at, from), Math.min(at + length, to))
    at += length
  }
  return own.replace(/\s+/g, '')
}

/** Whether all letters of `part` are found in `whole`, one after another. */
function inOrder(part: string, whole: string): boolean {
  let at = 0
  for (let place = 0; place < whole.length && at < part.length; place++) if (whole[place] === part[at]) at++
  return at === part.length
}

const lettersOf = ({ markdown, authorship }: { markdown: string; authorship: Authorship }) =>
  Array.from(ownText(markdown, authorship)).sort().join('')

/** The author's stretches, sentence by sentence, as they are written. */
function ownSentences({ markdown, authorship }: Written): string[] {
  const found: string[] = []
  let at = 0
  for (const { by, length } of authorship) {
    if (by === 'author')
      found.push(...markdown.slice(at, at + length).split(/(?<=[.!?…]["'”’)\]*_]*)\s+|\s*\n\s*/))
    at += length
  }
  return found.map(plain).filter((each) => each !== '')
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Whether sections that both texts have stand in another order. */
function isReordered(before: string, after: string): boolean {
  const headings = (markdown: string) => parseSections(markdown).map(({ heading }) => heading)
  const [was, is] = [headings(before), headings(after)]
  const kept = (list: string[], others: string[]) =>
    list.filter((heading) => others.includes(heading)).join('\n')
  return kept(was, is) !== kept(is, was)
}

/** How code lies in a text: a line that only begins like a fence ends none. */
const fences = (markdown: string) =>
  `${splitBlocks(markdown).filter(isFenced).length} ${missingFence(markdown)}`

function writerAt(authorship: Authorship, offset: number): string {
  let at = 0
  for (const { by, length } of authorship) {
    at += length
    if (offset < at) return by
  }
  return 'nobody'
}

/**
 * Fails unless all the author's own words stand in `after` as they stood in `before`, each sentence whole. `moved`: sections
 * stand in another order, so that the order of the words is that within each section.
 */
function expectOwnWords(
  before: Written,
  after: { markdown: string; authorship: Authorship },
  moved: boolean,
) {
  const total = after.authorship.reduce((sum, { length }) => sum + length, 0)
  expect(total).toBe(after.markdown.length)
  const [was, is] = [ownText(before.markdown, before.authorship), ownText(after.markdown, after.authorship)]
  if (!moved) expect([was, inOrder(was, is)]).toEqual([was, true])
  else
    for (const { start, end } of parseSections(before.markdown)) {
      const own = ownText(before.markdown, before.authorship, start, end)
      expect([own, inOrder(own, is)]).toEqual([own, true])
    }
  const text = plain(after.markdown)
  let at = 0
  for (const sentence of ownSentences(before)) {
    const found = text.indexOf(sentence, moved ? 0 : at)
    if (found === -1) throw new Error(`The author's "${sentence}" is gone from:\n${after.markdown}`)
    at = found + sentence.length
  }
}

function expectLocked(author: Written, merged: DraftMergeResult) {
  const after = parseSections(merged.markdown)
  for (const [index, { start, end }] of parseSections(author.markdown).entries()) {
    const row = author.sections[index]
    if (row?.locked !== true) continue
    const now = after[merged.sections.findIndex(({ id }) => id === row.id)]
    const text = author.markdown.slice(start, end)
    const standing = merged.markdown.slice(now?.start, now?.end)
    expect(now && standing.slice(0, text.length)).toBe(text)
    // Only line breaks may follow, where it was the end of the text.
    expect(standing.slice(text.length).replaceAll('\n', '')).toBe('')
  }
}

/** Each drafted word stands in the text, drafted, in a paragraph that rests on its item; or it is proposed. */
function expectDrafted(merged: DraftMergeResult, marks: readonly { word: string; item: string }[]) {
  const proposed = merged.proposals.map(({ drafterMarkdown }) => drafterMarkdown).join('\n')
  const sources = new Map(
    paragraphSources(merged.paragraphs, 'job', (text) => text).map((row) => [row.paragraphHash, row.itemIds]),
  )
  for (const { word, item } of marks) {
    const pattern = new RegExp(`\\b${word}\\b`)
    const at = merged.markdown.search(pattern)
    if (at === -1) {
      expect(proposed).toMatch(pattern)
      continue
    }
    expect([word, writerAt(merged.authorship, at)]).toEqual([word, 'drafter'])
    const paragraph = paragraphsOf(merged.markdown).find((each) => pattern.test(each))
    if (paragraph !== undefined) expect(sources.get(paragraph)).toContain(item)
  }
  return sources
}

/** Sources go with a paragraph while the author edits it. */
function expectCarried(
  before: string,
  after: string,
  sources: Map<string, string[]>,
  marks: readonly { word: string; item: string }[],
) {
  for (const { paragraph, from } of descents(before, after))
    sources.set(paragraph, [
      ...(sources.get(paragraph) ?? []),
      ...from.flatMap((old) => sources.get(old) ?? []),
    ])
  for (const { word, item } of marks) {
    const pattern = new RegExp(`\\b${word}\\b`)
    const was = paragraphsOf(before).find((each) => pattern.test(each))
    const is = paragraphsOf(after).find((each) => pattern.test(each))
    // Of a stump of a few words nobody can say where it comes from; a fence just opened makes one block of all.
    if (was === undefined || is === undefined || is.includes('```')) continue
    if ([was, is].some((each) => each.split(/\s+/).length < 6)) continue
    if (sources.get(was)?.includes(item) === true)
      expect([is, sources.get(is)]).toEqual([is, expect.arrayContaining([item])])
  }
}

const scene = fc.record({
  book,
  typing,
  answers,
  lockedMeanwhile: fc.nat({ max: 12 }),
  later: typing,
})

describe('5,000 drafts into manuscripts that their authors are writing', () => {
  it('alters no word the author ever wrote, loses no drafted one, leaves locked text alone, and can be undone', () => {
    fc.assert(
      fc.property(scene, ({ book: given, typing: keys, answers: reply, lockedMeanwhile, later }) => {
        const base = writeBook(given)
        const author = type(base, keys, 'mine')
        author.sections = author.sections.map((row, at) =>
          at === lockedMeanwhile ? { ...row, locked: true } : row,
        )
        const { edits, marks } = answer(base, reply)
        let ids = 0
        const merged = mergeDraft({
          projectId: 'p',
          title: 'The book',
          base,
          author,
          edits,
          newId: () => `new${++ids}`,
        })
        const moved = edits.some(({ op }) => op === 'move')
        expectOwnWords(author, merged, moved)
        // Nothing of it twice, nothing taken for the author's that is not.
        expect(lettersOf(merged)).toBe(lettersOf(author))
        expectLocked(author, merged)
        const sources = expectDrafted(merged, marks)

        const undone = undoDraft({ before: author, after: merged.markdown, author: merged })
        expect(undone).toEqual({ markdown: author.markdown, authorship: author.authorship, kept: 0 })

        let edited: Written = merged
        for (const edit of later.filter(({ kind }) => kind !== 'delete' && kind !== 'fence')) {
          const next = type(edited, [edit], 'later')
          // Where code begins or ends elsewhere, paragraphs are none any more: as with an edit that puts a fence.
          if (fences(next.markdown) !== fences(edited.markdown)) break
          expectCarried(edited.markdown, next.markdown, sources, marks)
          edited = next
        }
        const now = type(merged, later, 'later')
        const past = undoDraft({ before: author, after: merged.markdown, author: now })
        // A section that the draft had put elsewhere goes back with all that the author wrote into it since.
        expectOwnWords(now, past, moved || isReordered(now.markdown, past.markdown))
      }),
      { numRuns: RUNS },
    )
  })
})
