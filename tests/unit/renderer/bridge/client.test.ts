import { expect, test } from 'vitest'
import { createClient } from '../../../../src/renderer/bridge/client.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import type { Answer, EventEnvelope, StudioBridge } from '../../../../src/shared/ipc/envelope.ts'

function scriptedBridge(answer: Answer<unknown> = { ok: true, value: null }) {
  let hear: (event: EventEnvelope) => void = () => {}
  const bridge: StudioBridge = {
    invoke: () => Promise.resolve(answer),
    subscribe(listener) {
      hear = listener
      return () => {}
    },
  }
  const notes = (revision: number): void =>
    hear({ revision, name: 'notes.changed', payload: { projectId: `p${revision}` } })
  return { bridge, notes }
}

test('a refusal becomes a StudioError with its code, words and data', async () => {
  const { bridge } = scriptedBridge({
    ok: false,
    error: { code: 'NOT_FOUND', message: 'Gone.', data: { id: 1 } },
  })
  const failure: unknown = await createClient(bridge)
    .request('app.info', {})
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(StudioError)
  expect(failure).toMatchObject({ code: 'NOT_FOUND', message: 'Gone.', data: { id: 1 } })
})

test('events reach the listeners of their name until they leave', () => {
  const { bridge, notes } = scriptedBridge()
  const client = createClient(bridge)
  const heard: string[] = []
  const leave = client.subscribe('notes.changed', ({ projectId }) => heard.push(projectId))
  client.subscribe('todos.changed', () => heard.push('todo'))
  notes(5)
  leave()
  notes(6)
  expect(heard).toEqual(['p5'])
})

test('a missed event is told once, before the event that shows it', () => {
  const { bridge, notes } = scriptedBridge()
  const client = createClient(bridge)
  const heard: string[] = []
  client.onGap(() => heard.push('gap'))
  client.subscribe('notes.changed', ({ projectId }) => heard.push(projectId))
  for (const revision of [3, 4, 6, 7]) notes(revision)
  expect(heard).toEqual(['p3', 'p4', 'gap', 'p6', 'p7'])
})

test('an event that comes twice is heard once', () => {
  const { bridge, notes } = scriptedBridge()
  const client = createClient(bridge)
  const heard: string[] = []
  client.subscribe('notes.changed', ({ projectId }) => heard.push(projectId))
  for (const revision of [1, 2, 2, 1]) notes(revision)
  expect(heard).toEqual(['p1', 'p2'])
})

test('one function may listen twice and leave once', () => {
  const { bridge, notes } = scriptedBridge()
  const client = createClient(bridge)
  let count = 0
  const listen = (): void => void (count += 1)
  const leave = client.subscribe('notes.changed', listen)
  client.subscribe('notes.changed', listen)
  leave()
  notes(1)
  expect(count).toBe(1)
})
