// Bugs caught: a list that is not newest first, progress that stands still or is of another project, a finished job that
// goes on reading as running.
import { expect, it } from 'vitest'
import { projectActivity } from '../../../../src/renderer/stores/activity-store.ts'
import type { DraftJob } from '../../../../src/shared/drafting/draft-job.ts'
import { draftJob } from '../../../support/draft-job.ts'
import { FakeBridge, settle } from './fake-bridge.ts'

const bridge = new FakeBridge().install()
const job = (id: string, createdAt: number, more: Partial<DraftJob> = {}): DraftJob =>
  draftJob({ id, createdAt, ...more })

it('follows the jobs of its project while they run', async () => {
  let jobs = [job('old', 1), job('new', 2, { status: 'running' })]
  bridge.answer('draft.jobs', () => jobs)
  bridge.answer('draft.spending', () => ({ lastDayUsd: 0.12 }))
  const stop = projectActivity.follow('p')
  await settle()
  const shown = () => projectActivity.use.getState().value
  expect(shown()?.jobs.map(({ id }) => id)).toEqual(['new', 'old'])
  expect(shown()?.lastDayUsd).toBe(0.12)

  const progress = { section: 'Two', fraction: 0.5 }
  bridge.emit('draft.progress', { projectId: 'other', jobId: 'x', progress })
  bridge.emit('draft.progress', { projectId: 'p', jobId: 'new', progress })
  expect(shown()?.progress).toEqual({ new: progress })

  // Bug: another request behind the running job takes its progress off the screen.
  jobs = [job('behind', 3), ...jobs]
  bridge.emit('draft.changed', { projectId: 'p', job: job('behind', 3) })
  await settle()
  expect(shown()?.jobs).toHaveLength(3)
  expect(shown()?.progress).toEqual({ new: progress })

  jobs = [job('old', 1), job('new', 2, { status: 'complete' })]
  bridge.emit('draft.changed', { projectId: 'p', job: job('new', 2, { status: 'complete' }) })
  await settle()
  expect(shown()).toMatchObject({ jobs: [{ status: 'complete' }, {}], progress: {} })
  stop()
})
