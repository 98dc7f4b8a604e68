import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  urgencies,
  type DraftJob,
  type DraftJobStatus,
  type DraftRequest,
} from '../../../../src/shared/drafting/draft-job.ts'
import {
  backoffMs,
  MAX_ATTEMPTS,
  normaliseSummary,
  planEnqueue,
  planNext,
  planRecovery,
  THROTTLE_MS,
  type RecentRequest,
} from '../../../../src/shared/drafting/queue-plan.ts'
import { draftJob } from '../../../support/draft-job.ts'

const job = (changes: Partial<DraftJob> = {}): DraftJob =>
  draftJob({ id: 'j1', summary: ['one'], ...changes })
const request = (changes: Partial<DraftRequest> = {}): DraftRequest => ({
  projectId: 'p',
  sessionId: null,
  urgency: 'soon',
  summary: 'two',
  ...changes,
})
const recent = (changes: Partial<RecentRequest> = {}): RecentRequest => ({
  jobId: 'j0',
  projectId: 'p',
  summary: 'two',
  anchors: [],
  urgency: 'soon',
  forcedEngine: null,
  transcriptLength: 0,
  at: 0,
  ...changes,
})
const NOW = 1000

describe('planEnqueue, row by row', () => {
  const rows: [string, DraftJobStatus[], 'create' | 'behind' | 'merge'][] = [
    ['no job at all', [], 'create'],
    ['only finished jobs', ['complete', 'error'], 'create'],
    ['a queued one', ['queued'], 'merge'],
    ['a running one', ['running'], 'behind'],
    ['a running one and one behind it', ['running', 'queued'], 'merge'],
  ]
  it.each(rows)('%s', (_, statuses, outcome) => {
    const jobs = statuses.map((status, at) => job({ id: `j${at}`, status }))
    const plan = planEnqueue(jobs, [], request(), [], NOW)
    if (outcome === 'merge')
      expect(plan).toMatchObject({ kind: 'merge', jobId: `j${statuses.indexOf('queued')}` })
    else expect(plan).toMatchObject({ kind: 'create', behind: outcome === 'behind' })
  })

  it('leaves the jobs of other projects alone', () => {
    expect(planEnqueue([job({ projectId: 'q' })], [], request(), [], NOW)).toMatchObject({
      kind: 'create',
      behind: false,
    })
  })

  const throttle: [string, Partial<RecentRequest>, Partial<DraftRequest>, boolean][] = [
    ['the same', {}, {}, true],
    ['the same but for case, space and marks', { summary: '  Two!' }, {}, true],
    ['lower urgency', {}, { urgency: 'routine' }, true],
    ['higher urgency', {}, { urgency: 'asap' }, false],
    ['another summary', { summary: 'three' }, {}, false],
    ['another project', { projectId: 'q' }, {}, false],
    ['the same anchors in another order', { anchors: ['a', 'b'] }, { transcriptAnchors: ['b', 'a'] }, true],
    ['one anchor more', { anchors: ['a'] }, { transcriptAnchors: ['a', 'b'] }, false],
    ['one anchor less', { anchors: ['a', 'b'] }, { transcriptAnchors: ['a'] }, false],
    ['just inside the time', { at: NOW - THROTTLE_MS + 1 }, {}, true],
    ['at the end of the time', { at: NOW - THROTTLE_MS }, {}, false],
    ['a clock that went back', { at: NOW + 1 }, {}, false],
    ['nothing named, nothing new said', { summary: '', transcriptLength: 2 }, { summary: undefined }, true],
    ['nothing named, more said since', { summary: '', transcriptLength: 1 }, { summary: undefined }, false],
  ]
  it.each(throttle)('throttles within 90 s: %s', (_, earlier, now, throttled) => {
    const plan = planEnqueue([], [recent(earlier)], request(now), ['a', 'b'], NOW)
    expect(plan).toMatchObject(throttled ? { kind: 'throttle', jobId: 'j0' } : { kind: 'create' })
  })

  it('throttles before it merges: nothing of the queued row changes', () => {
    expect(planEnqueue([job()], [recent()], request(), [], NOW).kind).toBe('throttle')
  })

  it('catches a merge that loses an anchor, a summary or the higher urgency, in any order of requests', () => {
    const order = ['a', 'b', 'c', 'd', 'e']
    const asked = fc.record({
      urgency: fc.constantFrom(...urgencies),
      summary: fc.constantFrom('x', 'y', 'X ', '', 'z'),
      transcriptAnchors: fc.array(fc.constantFrom(...order, 'unknown'), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(fc.array(asked, { minLength: 1, maxLength: 8 }), (requests) => {
        let row = null as DraftJob | null
        for (const each of requests) {
          const plan = planEnqueue(row === null ? [] : [row], [], request(each), order, NOW)
          if (plan.kind === 'create') row = job(plan.fields)
          else if (plan.kind === 'merge' && row !== null) row = { ...row, ...plan.fields }
        }
        const wanted = new Set(requests.flatMap(({ transcriptAnchors }) => transcriptAnchors))
        expect(row?.transcriptAnchors).toEqual([...order, 'unknown'].filter((id) => wanted.has(id)))
        expect(new Set(row?.summary.map(normaliseSummary))).toEqual(
          new Set(requests.map(({ summary }) => normaliseSummary(summary)).filter((text) => text !== '')),
        )
        expect(row?.urgency).toBe(
          urgencies.find((urgency) => requests.some((each) => each.urgency === urgency)),
        )
        expect(row?.mergedCount).toBe(requests.length - 1)
      }),
      { numRuns: 300 },
    )
  })
})

describe('planNext', () => {
  const ids = (jobs: DraftJob[]) => jobs.map(({ id }) => id)
  it('takes the most urgent first, then the oldest, one a project', () => {
    const jobs = [
      job({ id: 'old', projectId: 'a', urgency: 'routine' }),
      job({ id: 'asap', projectId: 'b', urgency: 'asap' }),
      job({ id: 'new', projectId: 'c', urgency: 'routine' }),
      job({ id: 'second of b', projectId: 'b', urgency: 'asap' }),
    ]
    expect(ids(planNext(jobs, new Set(), NOW))).toEqual(['asap', 'old', 'new'])
  })
  it('leaves out projects that are busy, jobs that are done and jobs that wait', () => {
    const jobs = [
      job({ id: 'busy', projectId: 'a' }),
      job({ id: 'running', projectId: 'b', status: 'running' }),
      job({ id: 'behind', projectId: 'b' }),
      job({ id: 'waits', projectId: 'c', nextAttemptAt: NOW + 1 }),
      job({ id: 'due', projectId: 'd', nextAttemptAt: NOW }),
      job({ id: 'failed', projectId: 'e', status: 'error' }),
    ]
    expect(ids(planNext(jobs, new Set(['a']), NOW))).toEqual(['due'])
  })
})

describe('planRecovery: the transition table', () => {
  const table: [DraftJobStatus, number, string][] = [
    ['queued', 0, 'stays'],
    ['complete', 0, 'stays'],
    ['error', 3, 'stays'],
    ['running', 0, 'requeue 1'],
    ['running', 1, 'requeue 2'],
    ['running', MAX_ATTEMPTS - 1, 'giveUp 3'],
    ['running', 7, 'giveUp 8'],
  ]
  it.each(table)('%s with %i attempts %s', (status, attempts, outcome) => {
    const [step] = planRecovery([job({ status, attempts, error: 'busy' })])
    expect(step === undefined ? 'stays' : `${step.kind} ${step.attempts}`).toBe(outcome)
    if (step?.kind === 'giveUp') expect(step.error).toMatch(/busy.*Press Retry/)
  })
})

describe('backoffMs', () => {
  it('grows, is spread by chance and has a ceiling', () => {
    expect([1, 2, 3].map((attempts) => backoffMs(attempts, 0))).toEqual([1000, 2000, 4000])
    expect(backoffMs(1, 1)).toBe(2000)
    expect(backoffMs(50, 1)).toBe(300_000)
  })
})
