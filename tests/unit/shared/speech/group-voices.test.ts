// Bugs caught: one person taken for two, two for one, a cough that becomes a person, numbers that do not go by who speaks first.
import { describe, expect, it } from 'vitest'
import { groupVoices, type VoicePiece } from '../../../../src/shared/speech/group-voices.ts'

/** A voice is a direction; each piece of it strays a little, always the same way for the same seed. */
function piece(voice: number, seed: number, ms = 4000): VoicePiece {
  const embedding = Float32Array.from({ length: 32 }, (_, at) => {
    const stray = Math.sin(seed * 12.9898 + at * 78.233) * 0.25
    return (at === voice ? 1 : 0) + stray * 0.5
  })
  return { embedding, ms }
}

describe('voices', () => {
  it('are grouped without knowing how many there are, and numbered by who speaks first', () => {
    expect(groupVoices([])).toEqual([])
    expect(groupVoices([piece(5, 1)])).toEqual([1])
    const said = [9, 9, 3, 9, 17, 3, 17, 9, 3].map((voice, n) => piece(voice, n))
    expect(groupVoices(said)).toEqual([1, 1, 2, 1, 3, 2, 3, 1, 2])
  })

  it('one voice is one, however long it speaks', () => {
    const said = Array.from({ length: 60 }, (_, n) => piece(4, n))
    expect(new Set(groupVoices(said))).toEqual(new Set([1]))
  })

  it('what says nothing cannot be told, and a cough is nobody', () => {
    const said = [piece(1, 1, 60_000), piece(2, 2, 60_000), piece(3, 3, 400)]
    said.push({ embedding: null, ms: 100 }, { embedding: new Float32Array(32), ms: 2000 })
    const [first, second, cough, ...nothing] = groupVoices(said)
    expect([first, second]).toEqual([1, 2])
    expect([1, 2]).toContain(cough)
    expect(nothing).toEqual([0, 0])
  })

  it('thousands of pieces of three people, and no more people than are told apart', () => {
    const voiceOf = (n: number): number => (n * 7) % 3
    const many = groupVoices(
      Array.from({ length: 3000 }, (_, n) => piece(voiceOf(n) * 5, n, 1000 + (n % 50))),
    )
    const names = new Map<number, number>()
    for (const [n, voice] of many.entries()) {
      expect(names.get(voiceOf(n)) ?? voice).toBe(voice)
      names.set(voiceOf(n), voice)
    }
    expect(names.size).toBe(3)
    const crowd = groupVoices(Array.from({ length: 20 }, (_, n) => piece(n, n)))
    expect(Math.max(...crowd)).toBeLessThanOrEqual(8)
  })
})
