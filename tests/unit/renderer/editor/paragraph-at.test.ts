// Bug caught: a paragraph that is found with other bounds than main's, so that its sources are never shown.
import { createHash } from 'node:crypto'
import { Text } from '@codemirror/state'
import { expect, it } from 'vitest'
import { fingerprint, paragraphAt } from '../../../../src/renderer/editor/paragraph-at.ts'

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
