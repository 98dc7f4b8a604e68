import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeTexts } from '../../../../src/shared/document/merge.ts'
import { parseSections } from '../../../../src/shared/document/sections.ts'
import { changes, manuscript, write } from './prose.ts'

const text = (...blocks: string[]) => blocks.join('\n\n') + '\n'
const merge = (
  base: string,
  author: string,
  drafter: string,
  locked: { start: number; end: number }[] = [],
) => mergeTexts({ base, author, drafter, locked })

describe('mergeTexts: the rules', () => {
  it('keeps both inserts at one place, each under its own heading', () => {
    const base = text('# T', '## A', 'one.')
    const author = text('# T', '## A', 'one.', '## Mine', 'my words.')
    const drafter = text('# T', '## A', 'one.', 'drafted for A.')
    expect(merge(base, author, drafter)).toMatchObject({
      markdown: text('# T', '## A', 'one.', 'drafted for A.', '## Mine', 'my words.'),
      proposals: [],
      blended: [],
    })
  })

  it('keeps changes of neighbouring blocks, which node-diff3 alone calls a conflict', () => {
    const { markdown, proposals } = merge(
      text('a one.', 'b two.'),
      text('a one mine.', 'b two.'),
      text('a one.', 'b two drafted.'),
    )
    expect(markdown).toBe(text('a one mine.', 'b two drafted.'))
    expect(proposals).toEqual([])
  })

  it('merges different sentences of one block and says which paragraph came of it', () => {
    const base = text('I was born in a house. It had a garden. We left early.')
    const author = text('I was born in a small house. It had a garden. We left early.')
    const drafter = text('I was born in a house. It had a garden. We left early, in March. Nobody waved.')
    const merged = 'I was born in a small house. It had a garden. We left early, in March. Nobody waved.'
    expect(merge(base, author, drafter)).toMatchObject({
      markdown: text(merged),
      proposals: [],
      blended: [{ drafter: drafter.trim(), merged }],
    })
  })

  it('leaves the author the same sentence and proposes the drafter’s', () => {
    const base = text('The boat was old and slow. We loved it.')
    const author = text('The boat was ancient and slow. We loved it.')
    const drafter = text('The boat was old and leaking. We loved it.')
    expect(merge(base, author, drafter)).toMatchObject({
      markdown: author,
      proposals: [{ authorMarkdown: author.trim(), drafterMarkdown: drafter.trim(), authorOffset: 0 }],
      blended: [],
    })
  })

  it('lets a deletion by the author stand, with the drafter’s change beside it', () => {
    const base = text('Keep this.', 'Drop this one please.', 'End.')
    const author = text('Keep this.', 'End.')
    const result = merge(base, author, text('Keep this.', 'Drop this one please, or not.', 'End.'))
    expect(result.markdown).toBe(author)
    expect(result.proposals.map((p) => [p.authorMarkdown, p.drafterMarkdown])).toEqual([
      ['', 'Drop this one please, or not.'],
    ])
  })

  it('does not hang a new paragraph under a heading that is gone', () => {
    const base = text('## A', 'one.', '## B', 'two.')
    const author = text('## A', 'one.')
    const result = merge(base, author, text('## A', 'one.', '## B', 'two.', 'more for B.'))
    expect(result.markdown).toBe(author)
    expect(result.proposals.map((p) => p.drafterMarkdown)).toEqual(['more for B.'])
  })

  it('leaves a locked section alone, and lets a new one follow it', () => {
    const base = text('## A', 'locked words.', '## B', 'two.')
    const drafter = text('## A', 'changed words.', 'and more.', '## N', 'new.', '## B', 'two.', 'three.')
    const a = parseSections(base)[0]
    const result = merge(base, base, drafter, a === undefined ? [] : [a])
    expect(result.markdown.startsWith(text('## A', 'locked words.'))).toBe(true)
    expect(result.markdown).toContain('three.')
    expect(result.proposals.map((p) => p.drafterMarkdown).join()).toContain('changed words.')
  })

  it('leaves the author’s own paragraph where it is, once, when the drafter puts it elsewhere', () => {
    const mine = 'This paragraph is mine and stays.'
    const base = text('## A', mine, 'b drafted.', 'c drafted.')
    const own = [{ start: base.indexOf(mine), end: base.indexOf(mine) + mine.length }]
    const drafter = text('## A', 'b drafted.', 'c drafted.', mine, 'd is new.')
    const { markdown } = mergeTexts({ base, author: base, drafter, locked: [], own })
    expect(markdown).toBe(text('## A', mine, 'b drafted.', 'c drafted.', 'd is new.'))
  })

  it('does not lose a sentence of the author’s between two that the drafter rewrote', () => {
    const base = text('It was an old boat. We sold it late.')
    const author = text('It was an old boat. It was mine. We sold it late.')
    const drafter = text('The boat leaked badly. So we let it go.')
    expect(merge(base, author, drafter).markdown).toContain('It was mine.')
  })

  it('proposes a new section where the author has just taken the next heading away', () => {
    const base = text('## A', 'one.', '## B', 'two.')
    const author = text('## A', 'one.', 'and so two.')
    const drafter = text('## A', 'one.', '## N', 'new.', '## B', 'two.')
    const result = merge(base, author, drafter)
    expect(result.markdown).toBe(author)
    expect(result.proposals.map((p) => p.drafterMarkdown).join()).toContain('new.')
  })

  it('keeps a blank document’s first words of both', () => {
    expect(merge('', 'Mine.', text('# T', '## A', 'drafted.')).markdown).toBe(
      text('Mine.', '# T', '## A', 'drafted.'),
    )
  })
})

/** The words of `text` that come from `wanted`, in order. */
const present = (haystack: string, wanted: readonly string[]) =>
  wanted.filter((each) => new RegExp(`\\b${each}\\b`).test(haystack))

describe('mergeTexts: 2,000 random merges', () => {
  it('loses no author word, drops no drafted word, touches no locked section', () => {
    const cases = fc.record({
      base: manuscript,
      byAuthor: changes,
      byDrafter: changes,
      lock: fc.nat({ max: 20 }),
      close: fc.boolean(),
    })
    fc.assert(
      fc.property(cases, ({ base, byAuthor, byDrafter, lock, close }) => {
        const end = close ? '\n' : ''
        const mine = write(base, byAuthor, 'author')
        const theirs = write(base, byDrafter, 'drafter')
        const author = mine.blocks.join('\n\n') + end
        const sections = parseSections(author)
        const locked = sections.filter((_, at) => at === lock)
        const result = mergeTexts({
          base: base.join('\n\n') + end,
          author,
          drafter: theirs.blocks.join('\n\n'),
          locked,
        })

        expect(present(result.markdown, mine.added)).toEqual(mine.added)
        // Sentences the author wrote stand as they were written, not torn apart.
        for (const each of mine.added) {
          const written = sentenceWith(author, each)
          expect(sentenceWith(result.markdown, each)).toBe(written)
        }
        const proposed = result.proposals.map((proposal) => proposal.drafterMarkdown).join('\n')
        expect(present(`${result.markdown}\n${proposed}`, theirs.added)).toEqual(theirs.added)
        for (const section of locked) {
          const after = parseSections(result.markdown).map((each) => [each.heading, each.body.trim()])
          expect(after).toContainEqual([section.heading, section.body.trim()])
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('gives the author’s text byte for byte when the drafter did nothing, and the other way round', () => {
    fc.assert(
      fc.property(manuscript, changes, (base, edits) => {
        const before = base.join('\n\n')
        const after = write(base, edits, 'x').blocks.join('\n\n')
        expect(mergeTexts({ base: before, author: after, drafter: before, locked: [] }).markdown).toBe(after)
        const drafted = mergeTexts({ base: before, author: before, drafter: after, locked: [] })
        expect(drafted.markdown.trim()).toBe(after.trim())
      }),
      { numRuns: 500 },
    )
  })
})

function sentenceWith(haystack: string, word: string): string | undefined {
  return haystack
    .split(/(?<=[.!?])\s+|\n\n/)
    .find((each) => new RegExp(`\\b${word}\\b`).test(each))
    ?.trim()
}
