// Catches: a next question while the author speaks or before they began, one that comes although they said "stay", a loud
// room that is taken for an author who never stops.
import { expect, test } from 'vitest'
import { COUNTDOWN_MS, createPauseWatch } from '../../../../src/renderer/speech/pause-watch.ts'

const PAUSE_MS = 4000
const TICK_MS = 66

function watch(pauseMs: number | null = PAUSE_MS) {
  const pauses = createPauseWatch(() => pauseMs)
  let clockMs = 0
  return {
    pauses,
    now: () => clockMs,
    hear(level: number, forMs: number): void {
      for (const endMs = clockMs + forMs; clockMs < endMs; clockMs += TICK_MS) pauses.hear(level, clockMs)
    },
    due: () => pauses.goesOnAt(clockMs),
  }
}

test('after an answer and the pause that the author set, it goes on when the countdown is over', () => {
  const { hear, due, now, pauses } = watch()
  pauses.begin()
  hear(0.02, 500)
  hear(0.7, 3000)
  expect(due()).toBeNull()
  hear(0.02, PAUSE_MS - 500)
  expect(due()).toBeNull()
  hear(0.02, 1000)
  const at = due()
  expect(at).not.toBeNull()
  expect((at ?? 0) - now()).toBeLessThan(COUNTDOWN_MS)
  expect((at ?? 0) - now()).toBeGreaterThan(COUNTDOWN_MS - 1000)
})

test('nobody spoke, or said two words only: it waits', () => {
  const { hear, due, pauses } = watch()
  pauses.begin()
  hear(0.02, 60_000)
  expect(due()).toBeNull()
  expect(pauses.spoke).toBe(false)
  hear(0.7, 700)
  hear(0.02, 60_000)
  expect(due()).toBeNull()
  expect(pauses.spoke).toBe(true)
})

test('“stay” holds until the author has spoken again; speaking ends a countdown', () => {
  const { hear, due, pauses } = watch()
  pauses.begin()
  hear(0.02, 100)
  hear(0.7, 3000)
  hear(0.02, PAUSE_MS + 500)
  expect(due()).not.toBeNull()
  pauses.stay()
  hear(0.02, 60_000)
  expect(due()).toBeNull()
  hear(0.7, 500)
  expect(due()).toBeNull()
  hear(0.02, PAUSE_MS + 500)
  expect(due()).not.toBeNull()
})

test('in a loud room the quiet of the room is quiet', () => {
  const { hear, due, pauses } = watch()
  pauses.begin()
  hear(0.35, 2000)
  expect(pauses.spoke).toBe(false)
  hear(0.75, 3000)
  hear(0.35, PAUSE_MS + 500)
  expect(due()).not.toBeNull()
})

test('where the author did not set a pause it never goes on by itself', () => {
  const { hear, due, pauses } = watch(null)
  pauses.begin()
  hear(0.02, 100)
  hear(0.7, 3000)
  hear(0.02, 60_000)
  expect(due()).toBeNull()
})
