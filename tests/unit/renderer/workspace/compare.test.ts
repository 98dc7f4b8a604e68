// Bugs caught: a comparison that loses a word, hides a change in a fold, shows what did not change as changed, or names
// the wrong stretch of a section to put back.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRows } from '../../../../src/renderer/screens/workspace/compare-rows.ts'
import { wordPieces } from '../../../../src/renderer/screens/workspace/compare-words.ts'
import { compareManuscripts } from '../../../../src/shared/document/compare.ts'
import { countWords } from '../../../../src/shared/document/word-count.ts'
import { changes, manuscript, paragraph, write } from '../../shared/document/prose.ts'

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')

describe('words', () => {
  it('holds the words of both sides in order', () => {
    fc.assert(
      fc.property(paragraph, paragraph, (before, after) => {
        const pieces = wordPieces(before, after)
        const side = (other: string) =>
          pieces.flatMap(({ kind, text }) => (kind === other ? [] : words(text)))
        expect(side('added')).toEqual(words(before))
        expect(side('removed')).toEqual(words(after))
      }),
    )
  })

  it('marks whole words, and no blank space alone', () => {
    expect(wordPieces('We walked home.', 'We walks\nhome. Then slept.')).toEqual([
      { kind: 'same', text: 'We ' },
      { kind: 'removed', text: 'walked ' },
      { kind: 'added', text: 'walks\n' },
      { kind: 'same', text: 'home. ' },
      { kind: 'added', text: 'Then slept.' },
    ])
    expect(wordPieces('One\ntwo', 'One two\n')).toEqual([{ kind: 'same', text: 'One two' }])
    // Bug: "went.came." where the last word became another.
    expect(wordPieces('He went.', 'He came.').map(({ text }) => text)).toEqual(['He ', 'went. ', 'came.'])
  })
})

const long = (mark: string) => `${`${mark} `.repeat(40).trim()}.`
const before = `# T\n\n${long('a')}\n\n## One\n\nThe old boat lay there.\n\n${long('b')}\n\n## Two\n\n${long('c')}\n`
const after = `# T\n\n${long('a')}\n\n## One\n\nThe new boat lay there.\n\n${long('b')}\n\nMore.\n\n## Two\n\n${long('c')}\n`

describe('rows', () => {
  it('names sections with changes and folds the rest', () => {
    const rows = compareRows(compareManuscripts(before, after), [])
    const brief = rows.map((row) => {
      switch (row.kind) {
        case 'section':
          return [row.heading, row.changes, row.index]
        case 'change':
          return [row.index, row.before, row.after]
        case 'fold':
          return row.words
        case 'same':
          return row.text
      }
    })
    expect(brief).toEqual([
      41,
      ['One', 2, 0],
      [0, 'The old boat lay there.', 'The new boat lay there.'],
      40,
      [1, '', 'More.'],
      41,
    ])
    expect(compareRows(compareManuscripts(before, after), [0]).slice(0, 2)).toMatchObject([
      { kind: 'same', text: '# T' },
      { kind: 'same', text: long('a') },
    ])
  })

  it('a fold that was opened stays open when something else was put back', () => {
    const fold = compareRows(compareManuscripts(before, after), []).find(
      (row) => row.kind === 'fold' && row.words === 40,
    )
    const opened = fold?.kind === 'fold' ? [fold.at] : []
    // Now it goes on from what stands in front of it.
    const rows = compareRows(compareManuscripts(before, after.replace('new', 'old')), opened)
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'same', text: long('b') }))
  })

  it('shows every word that stands now or stood then, each change once', () => {
    fc.assert(
      fc.property(manuscript, changes, (blocks, edits) => {
        const old = blocks.join('\n\n')
        const now = write(blocks, edits, 'new').blocks.join('\n\n')
        const comparison = compareManuscripts(old, now)
        const rows = compareRows(comparison, [])
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
        const changed = rows.filter((row) => row.kind === 'change')
        expect(changed.map(({ stretch }) => stretch)).toEqual(
          comparison.stretches.filter(({ kind }) => kind !== 'same'),
        )
        expect(changed.map(({ index }) => index)).toEqual(changed.map((_, index) => index))
        const stands = rows.reduce((sum, row) => {
          if (row.kind === 'fold') return sum + row.words
          if (row.kind === 'same') return sum + countWords(row.text)
          if (row.kind === 'change') return sum + countWords(row.after)
          // A heading that did not change is told by its section's row.
          return sum + (row.first.kind === 'same' && row.first.heading !== '' ? countWords(row.heading) : 0)
        }, 0)
        expect(stands).toBe(countWords(now))
      }),
    )
  })
})
