// Bugs caught: a stopped or undone update that reads as failed or done, a model that is called free when its price is only
// unknown, a total that hides what it does not know, an action that cannot work.
import { expect, it } from 'vitest'
import {
  askedWords,
  drafterWords,
  durationWords,
  jobActions,
  jobState,
  lastDayWords,
  paidWords,
  tokenWords,
  totalWords,
} from '../../../../src/renderer/screens/workspace/activity-words.ts'
import { undoneWords } from '../../../../src/renderer/screens/workspace/draft-actions.ts'
import {
  missingAnswer,
  requestFacts,
  requestTitle,
} from '../../../../src/renderer/screens/workspace/request-words.ts'
import type { DraftJob } from '../../../../src/shared/drafting/draft-job.ts'
import { draftJob as job } from '../../../support/draft-job.ts'

const used = { inputTokens: 12_300, cachedTokens: 4000, outputTokens: 1900 }
const hosted = { ...used, engine: 'hosted', model: 'gpt-6.1-sol' }

it('says where a job stands', () => {
  const text = (more: Partial<DraftJob>) => jobState(job(more)).text
  expect(text({})).toBe('Queued')
  expect(text({ waitReason: 'offline' })).toMatch(/network/)
  expect(text({ waitReason: 'retry' })).toMatch(/another try/)
  expect(text({ status: 'complete' })).toBe('Done')
  expect(text({ status: 'complete', undoneAt: 1 })).toMatch(/undone by you/)
  expect(text({ status: 'error' })).toBe('Failed')
  expect(text({ status: 'error', cancelledAt: 1 })).toBe('Stopped by you')
})

it('lists every request that was merged, and has words where none were given', () => {
  expect(askedWords(job({ summary: ['The storm', ' ', 'The bakery'] }))).toEqual(['The storm', 'The bakery'])
  expect(askedWords(job({ activeSection: 'Two' }))).toEqual(['Bring “Two” up to date'])
  expect(askedWords(job({}))).toEqual(['Bring the draft up to date'])
})

it('offers what makes sense for the state', () => {
  const actions = (more: Partial<DraftJob>) => jobActions(job(more))
  expect(actions({})).toEqual(['cancel'])
  expect(actions({ waitReason: 'offline', engine: 'hosted' })).toEqual([
    'tryNow',
    'arrange',
    'cancel',
    'showSent',
  ])
  expect(actions({ status: 'running', engine: 'server' })).toEqual(['cancel', 'showSent'])
  expect(actions({ status: 'complete', engine: 'embedded' })).toEqual(['undo'])
  expect(actions({ status: 'complete', ...hosted, undoneAt: 1 })).toEqual(['showSent'])
  expect(actions({ status: 'error', ...hosted })).toEqual(['retry', 'arrange', 'showSent'])
  expect(actions({ status: 'error', engine: 'embedded' })).toEqual(['retry'])
  // A model was asked first, then the author chose to go without.
  expect(actions({ status: 'complete', engine: 'embedded', forcedEngine: 'embedded' })).toContain('showSent')
})

it('says who drafted, how long it took and what was used', () => {
  expect(drafterWords({ engine: null, model: null })).toBeNull()
  expect(drafterWords(hosted)).toBe('gpt-6.1-sol')
  expect(drafterWords({ engine: 'server', model: 'llama' })).toBe('llama on your own server')
  expect(drafterWords({ engine: 'embedded', model: null })).toMatch(/without a model/)
  expect([400, 12_400, 59_700, 125_000].map(durationWords)).toEqual([
    '0.4 s',
    '12 s',
    '1 min 0 s',
    '2 min 5 s',
  ])
  expect(tokenWords(used)).toBe('12,300 tokens read (4,000 of them cached), 1,900 written')
  expect(tokenWords({ inputTokens: null, cachedTokens: null, outputTokens: null })).toBeNull()
})

it('says what it cost, and calls free only what is', () => {
  const paid = (more: Partial<DraftJob>) => paidWords(job(more))
  expect(paid({})).toBeNull()
  expect(paid({ ...hosted, costUsd: 0.04 })).toBe('about $0.04')
  expect(paid({ ...hosted, costUsd: 0.0004 })).toBe('under $0.01')
  expect(paid(hosted)).toMatch(/not known/)
  expect(paid({ engine: 'hosted' })).toBeNull()
  expect(paid({ engine: 'server', costUsd: 0 })).toMatch(/^free/)
  expect(paid({ engine: 'server', ...used })).toMatch(/not known/)
  expect(paid({ engine: 'embedded' })).toMatch(/^free/)
  expect(paid({ engine: 'embedded', costUsd: 0.02 })).toBe('about $0.02')
})

it('adds up what is known and tells what is not', () => {
  expect(totalWords([job({ engine: 'embedded' })])).toBe('1 update · nothing to pay')
  const priced = job({ ...hosted, costUsd: 0.04 })
  expect(totalWords([priced, priced])).toBe('2 updates · 28,400 tokens · about $0.08')
  expect(totalWords([priced, job(hosted)])).toBe(
    '2 updates · 28,400 tokens · about $0.04 · 1 without a known price',
  )
  expect(totalWords([job(hosted)])).toBe('1 update · 14,200 tokens · 1 without a known price')
  expect(lastDayWords(0.12, 2)).toBe('about $0.12 of the $2.00 you allow')
  expect(lastDayWords(0, null)).toBe('nothing; no ceiling is set')
})

it('says what an undo left', () => {
  expect(undoneWords({ kept: 0 })).toMatch(/Everything you wrote since stays/)
  expect(undoneWords({ kept: 1 })).toMatch(/One paragraph .* changed it/)
  expect(undoneWords({ kept: 3 })).toMatch(/3 paragraphs .* changed them/)
})

it('tells one request from another and why an answer is missing', () => {
  const request = {
    id: 'r',
    jobId: 'j',
    attempt: 2,
    kind: 'repair' as const,
    host: 'api.openai.com',
    model: 'gpt-6.1-sol',
    outcome: 'unfit' as const,
    usage: used,
    costUsd: 0.04,
    error: null,
    startedAt: 0,
    endedAt: 2500,
    prompt: null,
    answer: null,
  }
  expect(requestTitle(request)).toBe('Attempt 2: mending the answer')
  expect(requestFacts(request)).toMatch(
    /^gpt-6\.1-sol at api\.openai\.com · answered, but .* · 2\.5 s · 12,300 tokens read .* · about \$0\.04$/,
  )
  expect(missingAnswer(request)).toMatch(/removed/)
  expect(missingAnswer({ outcome: 'sent', prompt: [] })).toMatch(/on its way/)
  expect(missingAnswer({ outcome: 'failed', prompt: [] })).toBe('There is no answer.')
})
