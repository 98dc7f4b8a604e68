// Bugs caught: a digest is made again for every prompt, one of a session that is gone stops a job, one that a damaged
// row holds stops all jobs of the project.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listSessionDigests, saveSessionDigests } from '../../../../src/main/store/queries/session-digests.ts'
import { makeStudio } from '../document/test-studio.ts'

let studio: ReturnType<typeof makeStudio>
beforeEach(() => {
  studio = makeStudio()
})
afterEach(() => studio.cleanup())

const digest = (sessionId: string, fingerprint: string) => ({
  sessionId,
  fingerprint,
  entries: [{ itemId: 'i1', text: 'The river froze in January.' }],
})

it('keeps the latest digest of a session, and none of one that is gone', () => {
  const { store } = studio.ctx
  saveSessionDigests(store, [digest('p1-s1', 'a'), digest('gone', 'x')], 1)
  saveSessionDigests(store, [digest('p1-s1', 'b')], 2)
  expect(listSessionDigests(store, 'p1')).toEqual([digest('p1-s1', 'b')])
  expect(listSessionDigests(store, 'other')).toEqual([])
})

it('passes over a row that cannot be read', () => {
  const { store } = studio.ctx
  saveSessionDigests(store, [digest('p1-s1', 'a')], 1)
  store.sqlite.prepare(`UPDATE session_digests SET digest = '{broken'`).run()
  expect(listSessionDigests(store, 'p1')).toEqual([])
})
