import { expect, test } from 'vitest'
import { createEmit } from '../../../../src/main/ipc/event-emitter.ts'
import type { EventEnvelope } from '../../../../src/shared/ipc/envelope.ts'

test('numbers every event from 1, across names, so that a lost one shows', () => {
  const sent: EventEnvelope[] = []
  const emit = createEmit((event) => sent.push(event))
  emit('notes.changed', { projectId: 'p' })
  emit('todos.changed', { projectId: 'p' })
  expect(sent.map(({ revision, name }) => [revision, name])).toEqual([
    [1, 'notes.changed'],
    [2, 'todos.changed'],
  ])
})
