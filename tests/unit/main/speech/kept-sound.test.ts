// What a live talk keeps for the next process. Catches samples that are given twice, lost between two pieces, or kept for
// ever.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeptSound } from '../../../../src/main/speech/kept-sound.ts'

const RATE = 16_000

type Step = { add: number } | { give: true } | { told: number } | { died: true }

const steps = fc.array(
  fc.oneof(
    fc.record({ add: fc.integer({ min: 1, max: 3 * RATE }) }),
    fc.constant({ give: true } as const),
    fc.record({ told: fc.integer({ min: 0, max: 2000 }) }),
    fc.constant({ died: true } as const),
  ),
  { maxLength: 40 },
)

test('whatever happens, the samples that follow are given, each once to each process', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), steps, (startMs, all: Step[]) => {
      const kept = new KeptSound(startMs)
      // Each sample says its place, as far as a float can tell.
      let end = startMs * 16
      let next = startMs * 16
      for (const step of all) {
        if ('add' in step) {
          kept.add(Float32Array.from({ length: step.add }, (_, i) => end + i))
          end += step.add
        } else if ('give' in step) {
          const piece = kept.next()
          if (piece === null) expect(next).toBe(end)
          else {
            expect(piece[0]).toBe(Math.fround(next))
            expect(piece.at(-1)).toBe(Math.fround(next + piece.length - 1))
            expect(piece.length).toBeLessThanOrEqual(RATE)
            next += piece.length
          }
        } else if ('told' in step) {
          // No phrase ends later than what was heard.
          const ms = Math.min(kept.startMs + step.told, kept.givenTo / 16)
          kept.forgetBefore(Math.floor(ms))
        } else {
          kept.rewind()
          next = kept.startMs * 16
        }
        expect(kept.givenTo).toBe(next)
      }
    }),
    { numRuns: 200 },
  )
})

test('of what nobody took only the last minute is kept', () => {
  const kept = new KeptSound(0)
  for (let second = 0; second < 90; second++) kept.add(new Float32Array(RATE).fill(second))
  expect(kept.startMs).toBe(30_000)
  expect(kept.next()?.[0]).toBe(30)
  kept.forgetAll()
  expect(kept.next()).toBeNull()
  expect(kept.startMs).toBe(90_000)
})
