// Bugs caught: a job that waits and does not say for what, one that looks done before its row says so, a button that does
// nothing as the job stands.
import { describe, expect, it } from 'vitest'
import {
  percentDone,
  sittingWords,
  waitWords,
  writingActions,
  writingFacts,
  writingState,
} from '../../../../src/renderer/screens/workspace/writing-words.ts'
import type { TranscriptionEntry } from '../../../../src/shared/speech/transcription-entry.ts'
import { transcriptionJob as job } from '../../../support/transcription-job.ts'

const entry: TranscriptionEntry = {
  job: job({ totalMs: 3_723_000 }),
  ...{ kind: 'recording', title: null, startedAt: 0, projectId: 'p', projectTitle: 'The Lamp Room' },
  costUsd: null,
}

describe('a recording that is to be written down', () => {
  it('says where it stands and what it waits for', () => {
    expect(writingState(job())).toMatchObject({ text: 'Queued' })
    expect(writingState(job({ waitReason: 'battery' }))).toMatchObject({ text: 'Waiting' })
    expect(waitWords(job({ waitReason: 'battery' }))).toContain('plugged in')
    expect(waitWords(job())).toBeNull()
    expect(writingState(job({ status: 'error', error: 'No.' })).text).toBe('Failed')
    expect(writingState(job({ status: 'error', cancelledAt: 4 })).text).toBe('Stopped by you')
    expect(percentDone(job({ doneMs: 1000 }))).toBe(99)
    expect(percentDone(job({ totalMs: 0 }))).toBe(0)
  })

  it('offers what makes sense', () => {
    expect(writingActions(job(), false)).toEqual(['next', 'cancel'])
    expect(writingActions(job(), true)).toEqual(['cancel'])
    // What waits for a model runs when there is one: to try it now would change nothing.
    expect(writingActions(job({ waitReason: 'model' }), true)).toEqual(['cancel'])
    expect(writingActions(job({ waitReason: 'offline' }), false)).toEqual(['tryNow', 'cancel'])
    expect(writingActions(job({ status: 'running' }), false)).toEqual(['cancel'])
    expect(writingActions(job({ status: 'error' }), false)).toEqual(['retry'])
    expect(writingActions(job({ status: 'complete' }), false)).toEqual([])
  })

  it('tells which sitting it is, and of which project when that is another', () => {
    expect(sittingWords(entry)).toMatch(/^Recording of 1 Jan/)
    expect(sittingWords({ ...entry, title: 'Tape 2' })).toMatch(/^Tape 2 of/)
    expect(writingFacts(entry, 'p')).toBe('1:02:03 of sound · on this computer')
    expect(writingFacts(entry, 'q')).toMatch(/^The Lamp Room · /)
    expect(writingFacts({ ...entry, projectId: null, projectTitle: null }, 'q')).toMatch(/^without a project/)
    const done = job({ status: 'complete', engine: 'hosted', purpose: 'again', durationMs: 125_000 })
    expect(writingFacts({ ...entry, job: done, costUsd: 0.041 }, 'p')).toContain(
      'by the service · once more · about $0.04 · took 2 min 5 s',
    )
  })
})
