// Bugs caught: a sitting whose words wait and that says nothing of it, a job that looks done before it is.
import { describe, expect, it } from 'vitest'
import { factsOf, jobWords, nameOf } from '../../../../../src/renderer/screens/archive/archive-words.ts'
import type { ArchivedSession } from '../../../../../src/shared/ipc/archive-routes.ts'
import { transcriptionJob } from '../../../../support/transcription-job.ts'

const archived: ArchivedSession = {
  session: {
    ...{ id: 's', projectId: 'p', kind: 'recording', stage: 'ghostwriting', status: 'ended' },
    ...{ startedAt: 0, endedAt: 1 },
  },
  ...{ title: null, projectTitle: 'P', recordedMs: 65_000, words: 1200, unwritten: 0, state: 'transcribed' },
}
const job = transcriptionJob()

describe('a sitting in words', () => {
  it('says what it was, how long, how many words and how far it is', () => {
    expect(nameOf(archived)).toBe('Recording')
    expect(factsOf(archived)).toBe('1:05 · 1,200 words · In words')
    expect(factsOf({ ...archived, words: 1, unwritten: 2, state: 'recorded' })).toBe(
      '1:05 · 1 word · 2 passages not in words · Recorded',
    )
    expect(factsOf({ ...archived, recordedMs: 0, words: 0, state: 'empty' })).toBe('Empty')
  })

  it('says what its words wait for, how far they are, and what went wrong', () => {
    expect(jobWords(null)).toBeNull()
    expect(jobWords({ ...job, waitReason: 'model' })).toContain('choose one in Settings')
    expect(jobWords({ ...job, status: 'running', doneMs: 1000 })).toContain('99 %')
    expect(jobWords({ ...job, status: 'error', error: 'The program is missing.' })).toBe(
      'The program is missing.',
    )
    expect(jobWords({ ...job, status: 'error', error: 'Stopped.', cancelledAt: 5 })).toBeNull()
    expect(jobWords({ ...job, status: 'complete' })).toBeNull()
  })
})
