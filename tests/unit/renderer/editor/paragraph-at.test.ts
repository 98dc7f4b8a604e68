// Bug caught: a paragraph that is found with other bounds than main's, so that its sources are never shown.
import { createHash } from 'node:crypto'
import { Text } from '@codemirror/state'
import { expect, it } from 'vitest'
import { fingerprint, paragraphAt, paragraphsBetween } from '../../../../src/renderer/editor/paragraph-at.ts'

const doc = Text.of(['# A', '', '  One', 'two ', '', 'Three'])

it('takes the lines around the caret up to blank ones', () => {
  expect(paragraphAt(doc, 10)?.text).toBe('One\ntwo')
  expect(paragraphAt(doc, doc.length)?.text).toBe('Three')
  expect(paragraphAt(doc, 4)).toBeNull()
})

it('has the fingerprint that main keeps', async () => {
  expect(await fingerprint(' Ein Wort, größer ')).toBe(
    createHash('sha256').update('Ein Wort, größer').digest('hex'),
  )
})

it('takes a heading and the text right under it as two, as main does', () => {
  const close = Text.of(['## Head', 'Under it.', 'More.', '', '```', 'code', '', 'code', '```'])
  expect(paragraphAt(close, 2)?.text).toBe('## Head')
  expect(paragraphAt(close, 12)?.text).toBe('Under it.\nMore.')
  expect(paragraphsBetween(close, 0, close.length).map(({ text }) => text)).toEqual([
    'Under it.\nMore.',
    '```\ncode\n\ncode\n```',
  ])
})

it('reaches to the ends of paragraphs that are only partly in view, and says where they stand', () => {
  expect(paragraphsBetween(doc, 12, 13)).toEqual([{ from: 7, to: 14, text: 'One\ntwo' }])
})
