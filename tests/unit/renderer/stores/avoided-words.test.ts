// Bugs caught: words to avoid that the page is never told of, because guide and manuscript arrive in either order; another
// project's words on this page.
import { expect, it, vi } from 'vitest'
import type { ManuscriptSession } from '../../../../src/renderer/editor/manuscript-session.ts'
import type { ParagraphFacts } from '../../../../src/renderer/editor/paragraph-facts.ts'
import { FakeBridge, settle } from './fake-bridge.ts'

const bridge = new FakeBridge().install()
const { useDocument } = await import('../../../../src/renderer/stores/document-store.ts')
const { followAvoidedWords } = await import('../../../../src/renderer/stores/avoided-words.ts')

it('tells the open page, whichever comes first, and again when the guide changes', async () => {
  let wordsToAvoid = ['very']
  bridge.answer('voiceGuide.get', () => ({ wordsToAvoid }))
  const tell = vi.fn<(facts: Partial<ParagraphFacts>) => void>()
  const found = () => tell.mock.lastCall?.[0].findAvoided?.('Very, quite.').map(({ word }) => word)
  const manuscript = { tell } as unknown as ManuscriptSession
  useDocument.setState({ projectId: 'p', manuscript: null })
  const stop = followAvoidedWords('p')
  await settle()
  useDocument.setState({ manuscript })
  expect(found()).toEqual(['very'])
  wordsToAvoid = ['quite']
  bridge.emit('voiceGuide.changed', { projectId: 'p' })
  await settle()
  expect(found()).toEqual(['quite'])
  useDocument.setState({ projectId: 'other', manuscript: null })
  tell.mockClear()
  useDocument.setState({ manuscript })
  expect(tell).not.toHaveBeenCalled()
  stop()
})
