// Bugs caught: a chip that reads other words than the live region promises, a failure without its reason, progress of
// one job shown on another.
import { expect, it } from 'vitest'
import { draftChip, withProgress, type DraftNow } from '../../../../src/renderer/stores/draft-store.ts'
import type { DraftJob } from '../../../../src/shared/drafting/draft-job.ts'
import { draftJob as job } from '../../../support/draft-job.ts'

const now = (more: Partial<DraftJob>): DraftNow => ({ job: job(more), progress: null })

it('reads the words of the live region', () => {
  expect(draftChip({ job: null, progress: null })).toEqual({ kind: 'none' })
  expect(draftChip(now({ status: 'queued', error: 'offline' }))).toEqual({
    kind: 'status',
    text: 'Queued',
    detail: 'offline',
  })
  expect(draftChip({ ...now({ status: 'running' }), progress: { section: 'Two', fraction: 0.5 } })).toEqual({
    kind: 'status',
    text: 'Drafting…',
    detail: 'Two',
  })
  expect(draftChip(now({ status: 'complete' }))).toMatchObject({ text: 'Updated' })
  expect(draftChip(now({ status: 'error', error: 'The key was refused.' }))).toEqual({
    kind: 'failed',
    reason: 'The key was refused.',
  })
})

// Bug: stopping a draft raises the alarm of a failure, and one that was taken out again still reads Updated.
it('is quiet about what the author did himself', () => {
  expect(draftChip(now({ status: 'error', error: 'You stopped it.', cancelledAt: 5 }))).toEqual({
    kind: 'cancelled',
    reason: 'You stopped it.',
  })
  expect(draftChip(now({ status: 'complete', undoneAt: 5 }))).toEqual({ kind: 'none' })
})

it('takes progress only for the job that runs', () => {
  const progress = { section: 'Two', fraction: 0.5 }
  expect(withProgress(now({ status: 'running' }), 'j', progress)?.progress).toEqual(progress)
  expect(withProgress(now({ status: 'running' }), 'other', progress)).toBeNull()
  expect(withProgress(now({ status: 'complete' }), 'j', progress)).toBeNull()
})
