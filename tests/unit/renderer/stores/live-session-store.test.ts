import { expect, test } from 'vitest'
import { liveAfter } from '../../../../src/renderer/stores/live-session-store.ts'
import type { Session } from '../../../../src/shared/session/session.ts'

const session = (id: string, status: Session['status'], kind: Session['kind'] = 'guided'): Session => ({
  id,
  projectId: null,
  kind,
  stage: 'selection',
  status,
  startedAt: 0,
  endedAt: null,
})

// Bug: the banner stays after the interview ended, or vanishes because another session ended.
test('an interview is live until it is itself paused or ended', () => {
  const live = session('a', 'live')
  expect(liveAfter(null, live)).toBe(live)
  expect(liveAfter(live, session('b', 'ended'))).toBe(live)
  expect(liveAfter(live, session('a', 'paused'))).toBeNull()
  expect(liveAfter(live, session('a', 'ended'))).toBeNull()
})

// Bug: an import, which is a session too, shows as an interview going on.
test('an import is no interview', () => {
  expect(liveAfter(null, session('i', 'live', 'imported'))).toBeNull()
})
