// The ledger: a row before the wire, no request over the ceiling, totals that add up, and no texts kept for ever.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createRequestLedger,
  type LedgerSettings,
} from '../../../../../src/main/drafting/model/create-ledger.ts'
import type { BegunRequest, RequestLedger } from '../../../../../src/main/drafting/model/request-ledger.ts'
import { findDraftJob, updateDraftJob } from '../../../../../src/main/store/queries/draft-jobs.ts'
import { listModelRequests } from '../../../../../src/main/store/queries/model-requests.ts'
import { StudioError } from '../../../../../src/shared/errors.ts'
import { defaultPrices } from '../../../../../src/shared/realtime/price-defaults.ts'
import { makeContext, type RecordedContext } from '../../../../support/service-context.ts'
import { makeTempStore, type TempStore } from '../../../../support/temp-store.ts'
import { addJob, addProject } from './engine-bench.ts'

let temp: TempStore
let ctx: RecordedContext
let ledger: RequestLedger
let settings: LedgerSettings
let later: number

beforeEach(() => {
  temp = makeTempStore()
  later = 0
  const counting = makeContext(temp.store)
  ctx = { ...counting, now: () => counting.now() + later }
  settings = { prices: defaultPrices, draftingCeilingUsd: null }
  ledger = createRequestLedger(ctx, () => settings)
  addProject(ctx, 'project')
  addJob(ctx, 'job-1')
})
afterEach(() => temp.cleanup())

/** At most $0.10: 20,000 in at $2 and 6,000 out at $10 a million. */
function request(changes: Partial<BegunRequest> = {}): BegunRequest {
  return {
    jobId: 'job-1',
    attempt: 1,
    kind: 'draft',
    host: 'api.example.org',
    model: 'gpt-6.1-sol',
    prompt: [{ role: 'user', text: 'The river.' }],
    inputTokens: 20_000,
    maxOutputTokens: 6000,
    ...changes,
  }
}

const answered = (usage = { inputTokens: 10_000, cachedTokens: 0, outputTokens: 1000 }) =>
  ({ outcome: 'answered', usage, answer: '{}', error: null }) as const
const cut = { outcome: 'cut', usage: null, answer: 'abc', error: 'It broke off.' } as const
const rows = (jobId = 'job-1') => listModelRequests(temp.store, jobId)
const job = () => findDraftJob(temp.store, 'job-1')

function refusal(act: () => unknown): StudioError | null {
  try {
    act()
    return null
  } catch (error) {
    if (error instanceof StudioError) return error
    throw error
  }
}

it('writes the row before anything is sent', () => {
  const id = ledger.begin(request())
  expect(rows()).toMatchObject([
    { id, outcome: 'sent', usage: null, costUsd: null, endedAt: null, prompt: [{ text: 'The river.' }] },
  ])
})

it('adds up tokens and cost over the requests of a job, and tells nobody', () => {
  ledger.end(ledger.begin(request()), answered())
  ledger.end(
    ledger.begin(request({ kind: 'repair' })),
    answered({ inputTokens: 100, cachedTokens: 40, outputTokens: 5 }),
  )
  expect(job()).toMatchObject({ inputTokens: 10_100, cachedTokens: 40, outputTokens: 1005 })
  expect(job()?.costUsd).toBeCloseTo((10_060 * 2 + 40 * 0.2 + 1005 * 10) / 1_000_000, 9)
  expect(ctx.events).toEqual([])
})

describe('the ceiling', () => {
  it('refuses what may go over it, with both amounts, and writes nothing', () => {
    settings.draftingCeilingUsd = 0.15
    ledger.end(
      ledger.begin(request()),
      answered({ inputTokens: 20_000, cachedTokens: 0, outputTokens: 2000 }),
    )
    const error = refusal(() => ledger.begin(request()))
    expect(error).toMatchObject({ code: 'LIMIT_EXCEEDED', data: { retryable: false } })
    expect(error?.message).toMatch(/up to \$0\.10, and \$0\.06 of the \$0\.15 .*Nothing was sent.*Settings/)
    expect(rows()).toHaveLength(1)
  })

  it('lets through what just fits', () => {
    settings.draftingCeilingUsd = 0.1
    expect(refusal(() => ledger.begin(request()))).toBeNull()
  })

  it('counts a request that is under way at the most it may cost, over all projects', () => {
    settings.draftingCeilingUsd = 0.15
    addProject(ctx, 'other')
    addJob(ctx, 'job-2', 'other')
    const id = ledger.begin(request({ jobId: 'job-2' }))
    expect(refusal(() => ledger.begin(request()))?.code).toBe('LIMIT_EXCEEDED')
    ledger.end(id, answered())
    expect(refusal(() => ledger.begin(request()))).toBeNull()
  })

  it('forgets what was spent over 24 hours ago', () => {
    settings.draftingCeilingUsd = 0.15
    ledger.end(ledger.begin(request()), answered({ inputTokens: 50_000, cachedTokens: 0, outputTokens: 0 }))
    expect(refusal(() => ledger.begin(request()))?.code).toBe('LIMIT_EXCEEDED')
    later = 24 * 3_600_000
    expect(refusal(() => ledger.begin(request()))).toBeNull()
  })

  it('cannot hold a model without a price, nor a server on this computer', () => {
    settings.draftingCeilingUsd = 0.000001
    for (const one of [
      { model: 'my-own' },
      { model: 'llama', host: '127.0.0.1:11434' },
      { model: 'llama', host: '[::1]:8080' },
    ]) {
      const id = ledger.begin(request(one))
      ledger.end(id, answered())
    }
    expect(rows().map(({ costUsd }) => costUsd)).toEqual([null, 0, 0])
  })
})

describe('what was not told', () => {
  it('is counted by what went out and what came', () => {
    ledger.end(ledger.begin(request()), cut)
    expect(rows()).toMatchObject([{ usage: null, answer: 'abc', error: 'It broke off.' }])
    expect(job()?.costUsd).toBeCloseTo((20_000 * 2 + 10) / 1_000_000, 9)
    expect(job()).toMatchObject({ inputTokens: null, outputTokens: null })
  })

  it('costs nothing where the request was refused', () => {
    ledger.end(ledger.begin(request()), { ...cut, outcome: 'failed', answer: null })
    expect(job()?.costUsd).toBeNull()
  })
})

describe('a row that a crash left open', () => {
  it('is shown as cut when its job does not run', () => {
    ledger.begin(request())
    expect(rows()[0]?.outcome).toBe('sent')
    updateDraftJob(temp.store, 'job-1', { status: 'queued' })
    expect(rows()[0]?.outcome).toBe('cut')
  })

  it('is closed by the next request of the job, at the most it may have cost', () => {
    ledger.begin(request())
    const id = ledger.begin(request({ attempt: 2 }))
    expect(rows()).toMatchObject([
      { outcome: 'cut', error: expect.stringContaining('closed') as string },
      { id },
    ])
    expect(rows()[0]?.costUsd).toBeCloseTo(0.1, 9)
  })
})

it('keeps texts of the newest 20 jobs of each project, and all other facts for ever', () => {
  addProject(ctx, 'other')
  addJob(ctx, 'elsewhere', 'other')
  ledger.end(ledger.begin(request({ jobId: 'elsewhere' })), answered())
  for (let n = 1; n <= 22; n += 1) {
    if (n > 1) addJob(ctx, `job-${n}`)
    ledger.end(ledger.begin(request({ jobId: `job-${n}` })), answered())
  }
  const kept = (jobId: string) => rows(jobId).map(({ prompt, answer }) => prompt !== null && answer !== null)
  expect(['job-1', 'job-2', 'job-3', 'job-22', 'elsewhere'].map((id) => kept(id)[0])).toEqual([
    false,
    false,
    true,
    true,
    true,
  ])
  expect(rows('job-1')[0]?.usage).toEqual(answered().usage)
})

it('leaves a request that outlives the store, or its project, as it is', () => {
  const id = ledger.begin(request())
  temp.store.sqlite.prepare('delete from projects').run()
  expect(() => ledger.end(id, answered())).not.toThrow()
  temp.store.close()
  expect(() => ledger.end(id, answered())).not.toThrow()
})
