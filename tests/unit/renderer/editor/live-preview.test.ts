// Bugs caught: marks hidden where the author works, the author's own brackets swallowed, an address shown while reading.
import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { expect, it } from 'vitest'
import { previewDecorations } from '../../../../src/renderer/editor/live-preview.ts'

/** What is left to read of `text` with the caret at `caret`; null = the page has no focus. */
function read(text: string, caret: number | null = null): string {
  const state = EditorState.create({
    doc: text,
    selection: { anchor: caret ?? 0 },
    extensions: markdown({ base: markdownLanguage }),
  })
  ensureSyntaxTree(state, text.length)
  const visibleRanges = [{ from: 0, to: text.length }]
  const hidden: [number, number][] = []
  const cursor = previewDecorations({ state, visibleRanges, hasFocus: caret !== null }).iter()
  for (; cursor.value; cursor.next())
    if (cursor.to > cursor.from && !cursor.value.spec.class) hidden.push([cursor.from, cursor.to])
  return hidden.reduceRight((left, [from, to]) => left.slice(0, from) + left.slice(to), text)
}

it('hides the marks of headings, emphasis, quotes and links', () => {
  expect(read('# One\n\n*Two* and **three**\n\n> Four\n\n[five](https://a.example "x")')).toBe(
    'One\n\nTwo and three\n\nFour\n\nfive ',
  )
})

it('shows them on the line the author works in', () => {
  expect(read('# One\n\n*Two*', 8)).toBe('One\n\n*Two*')
  expect(read('# One\n\n*Two*', 1)).toBe('# One\n\nTwo')
})

it("leaves the author's brackets, bare addresses and code alone", () => {
  const text = 'Director of [...] sciences [sic], see https://a.example and `*code*`'
  expect(read(text)).toBe(text)
})

it('touches nothing outside what is visible', () => {
  const state = EditorState.create({
    doc: '# One\n\n# Two',
    extensions: markdown({ base: markdownLanguage }),
  })
  ensureSyntaxTree(state, state.doc.length)
  const decorations = previewDecorations({ state, visibleRanges: [{ from: 7, to: 12 }], hasFocus: false })
  expect(decorations.iter().from).toBeGreaterThanOrEqual(7)
})
