// Bugs caught: a footnote that changes the author's text, lands in code or a table, takes the number of one of theirs,
// or says something else than what was said.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { renderSourcedExport } from '../../../../src/shared/export/document-markdown.ts'
import { withFootnotes } from '../../../../src/shared/export/footnotes.ts'
import { sourceNote, type Said } from '../../../../src/shared/export/source-note.ts'
import { manuscript } from '../document/prose.ts'

const noted = (markdown: string, noteFor: (paragraph: string) => string | null = () => 'note') =>
  [...withFootnotes(markdown, noteFor)].join('')

/** Takes out what `before` does not have: its new labels, and the notes at the end. */
function without(exported: string, before: string): string {
  const labels = new Set(
    Array.from(exported.matchAll(/\[\^(\d+)\]/g), ([label]) => label).filter(
      (label) => !before.includes(label),
    ),
  )
  if (labels.size === 0) return exported
  const [first] = labels
  let text = exported.slice(0, exported.lastIndexOf(`\n${first}: `) + 1)
  for (const label of labels) {
    const at = text.indexOf(label)
    const below = text.slice(0, at).endsWith('\n\n') ? 2 : 0
    text = text.slice(0, at - below) + text.slice(at + label.length)
  }
  // The blank lines in front of the notes are what is left behind the text.
  expect(text.startsWith(before)).toBe(true)
  expect(text.slice(before.length)).toMatch(/^\n?(?:`{3,}|~{3,})?\n{0,2}$/)
  return text.slice(0, before.length)
}

it('taking the footnotes out again gives the text byte for byte', () => {
  const piece = fc.oneof(
    manuscript.map((blocks) => blocks.join('\n\n')),
    fc.constantFrom(
      '| a | b |\n|---|---|\n| c | d |',
      'Theirs.[^1]\n\n[^1]: Own note.',
      'A\\',
      '> said\n> so',
      '```\nopen',
    ),
    fc.constantFrom(
      '- one\n- two',
      'Under\n=====',
      '***',
      '<div>\nraw\n</div>',
      'See https://a.example/b',
      '    code',
    ),
    fc.constantFrom('\n', '\r\n\r\n', '  \n', 'Ends here', '[^2]'),
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 8 }),
      fc.constantFrom('\n\n', '\n', '\r\n\r\n'),
      (pieces, gap) => {
        const markdown = pieces.join(gap)
        expect(without(noted(markdown), markdown)).toBe(markdown)
        expect(noted(markdown, () => null)).toBe(markdown)
      },
    ),
    { numRuns: 1000 },
  )
})

it('stands at the end of a paragraph, and below what it would break', () => {
  const text = '# T\n\nOne.\n\n```\ncode\n```\n\n| a |\n|---|\n| b |\n\n- x\n- y\n\nLast'
  expect(noted(text)).toBe(
    '# T\n\nOne.[^1]\n\n```\ncode\n```\n\n[^2]\n\n| a |\n|---|\n| b |\n\n[^3]\n\n- x\n- y[^4]\n\nLast[^5]\n\n' +
      '[^1]: note\n\n[^2]: note\n\n[^3]: note\n\n[^4]: note\n\n[^5]: note\n',
  )
})

it('leaves the numbers of the author’s own footnotes to them', () => {
  expect(noted('One.[^1] Two.[^3]\n\nThree.\n', (paragraph) => (paragraph === 'Three.' ? 'x' : 'y'))).toBe(
    'One.[^1] Two.[^3][^2]\n\nThree.[^4]\n\n[^2]: y\n\n[^4]: x\n',
  )
})

it('code that is never closed does not swallow the notes', () => {
  expect(noted('One.\n\n```\ncode')).toBe('One.[^1]\n\n```\ncode\n```\n\n[^1]: note\n')
})

const said = (text: string, more: Partial<Said['item']> = {}): Said => ({
  session: { kind: 'voice', startedAt: Date.UTC(2026, 10, 22, 23, 30) },
  item: { role: 'user', payload: null, text, audioStartMs: 249_000, ...more },
})

it('says who, where and when, in one line that is no Markdown', () => {
  expect(sourceNote([])).toBeNull()
  expect(sourceNote([said('The *pitch*\ndripped [here].')])).toBe(
    'You, interview of 2026-11-22 at 04:09: “The \\*pitch\\* dripped \\[here\\].”',
  )
  const other = said('So.', { payload: { speaker: 'Davie_M' }, audioStartMs: null })
  expect(sourceNote([said('', { audioStartMs: 3_849_000 }), other])).toBe(
    'You, interview of 2026-11-22 at 1:04:09; Davie\\_M, interview of 2026-11-22: “So.”',
  )
})

it('keeps quotes short, and never halves a character', () => {
  for (const text of ['lamp '.repeat(100), '🙂'.repeat(500)]) {
    const quote = /“(.*)”/.exec(sourceNote([said(text)]) ?? '')?.[1] ?? ''
    expect(Array.from(quote).length).toBeLessThanOrEqual(200)
    expect(quote).toMatch(/(?:lamp|🙂)…$/u)
  }
})

it('a footnote for each paragraph that rests on something, under the same front matter', () => {
  const text = [
    ...renderSourcedExport({
      title: 'T',
      contentType: 'memoir',
      exportedAt: 0,
      words: 2,
      markdown: 'Mine.\n\nDrafted.\n',
      restsOn: (paragraph) => (paragraph === 'Drafted.' ? [said('So it was.')] : []),
    }),
  ].join('')
  expect(text.slice(text.indexOf('---\n\n') + 5)).toBe(
    'Mine.\n\nDrafted.[^1]\n\n[^1]: You, interview of 2026-11-22 at 04:09: “So it was.”\n',
  )
})
