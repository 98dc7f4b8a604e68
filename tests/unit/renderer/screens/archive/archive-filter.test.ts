// Bugs caught: sittings of no project that no choice shows, a project that is offered twice.
import { expect, it } from 'vitest'
import {
  EVERYWHERE,
  isOf,
  projectOptions,
} from '../../../../../src/renderer/screens/archive/archive-filter.ts'
import type { ArchivedSession } from '../../../../../src/shared/ipc/archive-routes.ts'

const sitting = (projectId: string | null, projectTitle: string | null): ArchivedSession => ({
  session: {
    ...{
      id: 's',
      projectId,
      kind: 'recording',
      stage: 'ghostwriting',
      status: 'ended',
      startedAt: 0,
      endedAt: 1,
    },
  },
  ...{ title: null, projectTitle, recordedMs: 0, words: 0, unwritten: 0, state: 'empty' },
})

it('every sitting is in its choice and in the choice of all, and in no other', () => {
  const all = [
    sitting('p', 'The Lamp Room'),
    sitting(null, null),
    sitting('q', 'Another'),
    sitting('p', 'The Lamp Room'),
  ]
  const options = projectOptions(all)
  expect(options.map(({ label }) => label)).toEqual([
    'All projects',
    'Another',
    'The Lamp Room',
    'Without a project',
  ])
  const counts = options.map(({ value }) => all.filter((one) => isOf(one, value)).length)
  expect(counts).toEqual([4, 1, 2, 1])
  expect(options[0]?.value).toBe(EVERYWHERE)
})
