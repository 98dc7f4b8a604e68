// Catches: a row that does not read back as the type it was written from, or an update that touches another row.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DraftJob } from '../../../../src/shared/drafting/draft-job.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import * as jobs from '../../../../src/main/store/queries/draft-jobs.ts'
import * as steps from '../../../../src/main/store/queries/interview-steps.ts'
import {
  listParagraphSources,
  saveParagraphSources,
} from '../../../../src/main/store/queries/paragraph-sources.ts'
import { draftJob } from '../../../support/draft-job.ts'
import * as proposals from '../../../../src/main/store/queries/proposals.ts'
import { listSections, saveSections, updateSection } from '../../../../src/main/store/queries/sections.ts'
import { listUnendedSessions, updateSession } from '../../../../src/main/store/queries/sessions.ts'
import { findToolCall, insertToolCall } from '../../../../src/main/store/queries/tool-calls.ts'
import { addSession } from '../../../support/items.ts'
import { makeContext } from '../../../support/service-context.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
let projectId: string
let otherId: string
beforeEach(() => {
  temp = makeTempStore()
  const ctx = makeContext(temp.store)
  projectId = createProject(ctx, { title: 'One', contentType: 'memoir' }).id
  otherId = createProject(ctx, { title: 'Two', contentType: 'memoir' }).id
  addSession(temp.store, 's', projectId)
})
afterEach(() => temp.cleanup())

const job = (id: string, changes: Partial<DraftJob> = {}): DraftJob =>
  draftJob({ id, projectId, sessionId: 's', summary: ['write'], transcriptAnchors: ['b', 'a'], ...changes })

test('draft jobs', () => {
  const { store } = temp
  for (const id of ['z', 'a']) jobs.insertDraftJob(store, job(id))
  jobs.insertDraftJob(store, job('other', { projectId: otherId, sessionId: null, status: 'running' }))
  const stored = jobs.findDraftJob(store, 'z')
  expect(stored).toEqual(job('z'))
  expect(jobs.latestDraftJob(store, projectId)?.id).toBe('a')
  expect(jobs.listDraftJobs(store, projectId).map(({ id }) => id)).toEqual(['a', 'z'])
  expect(jobs.listDraftJobsByStatus(store, ['queued', 'running']).map(({ id }) => id)).toEqual([
    'z',
    'a',
    'other',
  ])
  expect(jobs.listDraftJobsByStatus(store, ['running'], projectId)).toEqual([])

  const changed = jobs.updateDraftJob(store, 'z', {
    status: 'error',
    error: 'why',
    summary: ['x', 'y'],
    waitReason: 'offline',
  })
  expect(changed).toMatchObject({
    status: 'error',
    error: 'why',
    summary: ['x', 'y'],
    transcriptAnchors: ['b', 'a'],
  })
  expect(jobs.findDraftJob(store, 'z')).toEqual(changed)
  expect(jobs.findDraftJob(store, 'a')).toMatchObject({ status: 'queued', waitReason: null })
  expect(() => jobs.updateDraftJob(store, 'nobody', { error: 'x' })).toThrow()
})

test('sections: what is not named goes, ids keep their state', () => {
  const { store } = temp
  const section = (id: string, position: number) => ({
    id,
    projectId,
    heading: id,
    position,
    status: 'drafting' as const,
    locked: false,
    targetWords: null,
  })
  saveSections(store, otherId, [{ ...section('foreign', 0), projectId: otherId }])
  saveSections(store, projectId, [section('a', 0), section('b', 1)])
  updateSection(store, 'b', { locked: true, targetWords: null, status: 'complete' })
  updateSection(store, 'b', {})
  const [, b] = listSections(store, projectId)
  expect(b).toEqual({ ...section('b', 1), locked: true, targetWords: null, status: 'complete' })
  saveSections(store, projectId, [{ ...section('b', 0), locked: true, targetWords: null }, section('c', 1)])
  expect(listSections(store, projectId).map(({ id, locked }) => [id, locked])).toEqual([
    ['b', true],
    ['c', false],
  ])
  saveSections(store, projectId, [])
  expect(listSections(store, projectId)).toEqual([])
  expect(listSections(store, otherId)).toHaveLength(1)
})

test('proposals and sources', () => {
  const { store } = temp
  const proposal = {
    id: 'p',
    projectId,
    jobId: 'j',
    sectionId: null,
    authorMarkdown: 'mine',
    drafterMarkdown: 'its',
    status: 'open' as const,
    createdAt: 1,
  }
  proposals.insertProposal(store, proposal)
  expect(proposals.findProposal(store, projectId, 'p')).toEqual(proposal)
  expect(proposals.findProposal(store, otherId, 'p')).toBeNull()
  proposals.setProposalStatus(store, 'p', 'rejected')
  expect(proposals.listOpenProposals(store, projectId)).toEqual([])

  const source = { paragraphHash: 'h', excerpt: 'e', itemIds: ['a', 'b'], jobId: 'j' }
  saveParagraphSources(store, projectId, [source])
  saveParagraphSources(store, projectId, [{ ...source, itemIds: ['c'] }])
  expect(listParagraphSources(store, projectId)).toEqual([{ ...source, itemIds: ['c'] }])
})

test('interview steps go along when a session finds its project', () => {
  const { store } = temp
  const step = {
    id: 'one',
    sessionId: 's',
    projectId: null,
    seq: 0,
    questionId: 'q',
    kind: 'selection' as const,
    field: null,
    itemId: null,
    answerItemId: null,
    outcome: 'asked' as const,
    createdAt: 1,
  }
  steps.insertInterviewStep(store, step)
  steps.updateInterviewStep(store, 'one', { outcome: 'answered', answerItemId: 'i' })
  expect(steps.listInterviewSteps(store, 's')).toEqual([{ ...step, outcome: 'answered', answerItemId: 'i' }])
  expect(steps.listProjectInterviewSteps(store, projectId)).toEqual([])
  steps.assignStepsToProject(store, 's', projectId)
  expect(steps.listProjectInterviewSteps(store, projectId)).toHaveLength(1)
})

test('a tool call is saved once and answered from its row', () => {
  const { store } = temp
  const call = {
    sessionId: 's',
    callId: 'c',
    name: 'n',
    result: { ok: true as const, id: 'x' },
    createdAt: 1,
  }
  insertToolCall(store, call)
  expect(findToolCall(store, 's', 'c')).toEqual(call)
  expect(() => insertToolCall(store, call)).toThrow()
  expect(findToolCall(store, 's', 'other')).toBeNull()
})

test('sessions that a crash left open are found', () => {
  const { store } = temp
  addSession(store, 'ended', projectId)
  updateSession(store, 'ended', { status: 'ended', endedAt: 5 })
  expect(listUnendedSessions(store).map(({ id }) => id)).toEqual(['s'])
  expect(() => updateSession(store, 'nobody', { status: 'ended' })).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND' }),
  )
})
