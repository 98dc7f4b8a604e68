import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { StudioError } from '../../../../src/shared/errors.ts'
import type { TranscriptionJob } from '../../../../src/shared/speech/transcription-job.ts'
import {
  isInTurn,
  judgeTranscription,
  planNextTranscription,
  planSteps,
  type SoundTurn,
} from '../../../../src/shared/speech/transcription-plan.ts'

const turn = (itemId: string, startMs: number, endMs: number, hasWords = false): SoundTurn => ({
  ...{ itemId, startMs, endMs, hasWords },
})
const steps = (
  purpose: 'first' | 'again',
  turns: SoundTurn[],
  doneMs = 0,
  done: string[] = [],
  totalMs = 60_000,
) =>
  planSteps(purpose, { turns, totalMs, doneMs, done: new Set(done) }).map((step) => [
    step.kind === 'turn' ? step.itemId : 'stretch',
    step.startMs,
    step.endMs,
    step.doneMs,
  ])

describe('the steps of a transcription', () => {
  test('turns and what lies between them, in the order of the recording', () => {
    const turns = [turn('b', 20_000, 30_000), turn('a', 1000, 10_000, true)]
    expect(steps('again', turns)).toEqual([
      ['stretch', 0, 1000, 1000],
      ['a', 1000, 10_000, 10_000],
      ['stretch', 10_000, 20_000, 20_000],
      ['b', 20_000, 30_000, 30_000],
      ['stretch', 30_000, 60_000, 60_000],
    ])
    expect(steps('first', turns).map(([what]) => what)).toEqual(['stretch', 'stretch', 'b', 'stretch'])
  })

  test('after a kill it goes on: in the middle of a stretch, and not with turns that are done', () => {
    expect(steps('again', [turn('a', 0, 10_000), turn('b', 20_000, 30_000)], 15_000, ['a'])).toEqual([
      ['stretch', 15_000, 20_000, 20_000],
      ['b', 20_000, 30_000, 30_000],
      ['stretch', 30_000, 60_000, 60_000],
    ])
  })

  // Bug: of two turns that overlap the second is taken for done with the first.
  test('a turn within another is not lost to a kill between them', () => {
    const turns = [turn('a', 0, 10_000), turn('b', 5000, 8000)]
    const [[, , , doneMs] = []] = steps('again', turns, 0, [], 10_000)
    expect(doneMs).toBe(5000)
    expect(steps('again', turns, 5000, ['a'], 10_000).map(([what]) => what)).toEqual(['b'])
  })

  test('whatever the turns, steps end, never go back, and leave nothing out', () => {
    const turnArb = fc
      .record({ at: fc.nat(50_000), length: fc.integer({ min: 1, max: 20_000 }), hasWords: fc.boolean() })
      .map(({ at, length, hasWords }) => ({ startMs: at, endMs: at + length, hasWords }))
    fc.assert(
      fc.property(fc.array(turnArb, { maxLength: 12 }), (drawn) => {
        const turns = drawn.map((one, n) => ({ ...one, itemId: `t${n}` }))
        const planned = planSteps('again', { turns, totalMs: 80_000, doneMs: 0, done: new Set() })
        const covered = (ms: number) => planned.some(({ startMs, endMs }) => startMs <= ms && ms < endMs)
        for (let ms = 0; ms < 80_000; ms += 500) {
          // Less than a word may lie between two turns.
          if (!covered(ms)) expect([ms - 700, ms + 700].some((near) => near < 0 || covered(near))).toBe(true)
        }
        planned.forEach(({ doneMs }, n) => {
          expect(doneMs).toBeLessThanOrEqual(planned[n + 1]?.startMs ?? 80_000)
        })
        expect(planned.filter(({ kind }) => kind === 'turn')).toHaveLength(turns.length)
      }),
    )
  })

  test('a phrase is said in a turn when half of it is', () => {
    expect(isInTurn({ startMs: 0, endMs: 1000 }, [{ startMs: 500, endMs: 5000 }])).toBe(true)
    expect(isInTurn({ startMs: 0, endMs: 1000 }, [{ startMs: 600, endMs: 5000 }])).toBe(false)
  })
})

const job = (changes: Partial<TranscriptionJob>): TranscriptionJob => ({
  ...{
    id: 'j',
    sessionId: 's',
    purpose: 'first',
    status: 'queued',
    engine: 'local',
    model: null,
    priority: 0,
  },
  ...{
    attempts: 0,
    doneMs: 0,
    totalMs: 1,
    createdAt: 0,
    startedAt: null,
    completedAt: null,
    durationMs: null,
  },
  ...{ nextAttemptAt: null, waitReason: null, error: null, cancelledAt: null, ...changes },
})

describe('the next job', () => {
  test('is the one looked at, else the most urgent, else the oldest; what waits is not asked', () => {
    const jobs = [
      job({ id: 'model', waitReason: 'model' }),
      job({ id: 'battery', waitReason: 'battery' }),
      job({ id: 'later', nextAttemptAt: 2000, waitReason: 'retry' }),
      job({ id: 'old' }),
      job({ id: 'urgent', priority: 5 }),
      job({ id: 'looked', sessionId: 'x' }),
    ]
    const next = (lookedAt: string | null, now = 1000) => planNextTranscription(jobs, { now, lookedAt })?.id
    expect(next('x')).toBe('looked')
    expect(next(null)).toBe('urgent')
    expect(planNextTranscription(jobs.slice(0, 3), { now: 1000, lookedAt: null })).toBeNull()
    expect(planNextTranscription(jobs.slice(0, 3), { now: 2000, lookedAt: null })?.id).toBe('later')
    // Bug: a clock that was set back keeps a job waiting for years.
    const far = [job({ id: 'far', nextAttemptAt: 10_000_000_000 })]
    expect(planNextTranscription(far, { now: 1000, lookedAt: null })?.id).toBe('far')
  })
})

describe('a failure', () => {
  const judge = (error: unknown, attempts = 0) =>
    judgeTranscription(error, { attempts }, { now: 1000, random: 0 })

  test('passes three times, waits for the network without counting, and else ends in words', () => {
    const passing = new StudioError('SPEECH_FAILED', 'w', { retryable: true })
    expect(judge(passing)).toMatchObject({ kind: 'wait', reason: 'retry', attempts: 1, nextAttemptAt: 2000 })
    expect(judge(passing, 2)).toMatchObject({ kind: 'fail', isBug: false, error: 'w' })
    expect(judge(new StudioError('OFFLINE', 'w'), 2)).toMatchObject({
      kind: 'wait',
      reason: 'offline',
      attempts: 2,
    })
    expect(judge(new StudioError('DISK_FULL', 'w'))).toMatchObject({ kind: 'wait', reason: 'retry' })
    expect(judge(new StudioError('FORBIDDEN', 'w'))).toMatchObject({ kind: 'fail', isBug: false })
    expect(judge(new Error('x'))).toMatchObject({
      kind: 'fail',
      isBug: true,
      error: expect.stringMatching(/safe/),
    })
  })
})
