// What must hold of a store whose studio was killed while models drafted, whenever the lights went out.
import { expect } from 'vitest'
import { readAuthorship } from '../../src/shared/document/authorship.ts'
import { parseSections } from '../../src/shared/document/sections.ts'
import type { DraftJob } from '../../src/shared/drafting/draft-job.ts'
import { findDocument, findDocumentRow } from '../../src/main/store/queries/documents.ts'
import { listDraftJobs } from '../../src/main/store/queries/draft-jobs.ts'
import { listModelRequests } from '../../src/main/store/queries/model-requests.ts'
import { listOpenProposals } from '../../src/main/store/queries/proposals.ts'
import { findRevisionMarkdown, listRevisions } from '../../src/main/store/queries/revisions.ts'
import { listSections } from '../../src/main/store/queries/sections.ts'
import type { Store } from '../../src/main/store/store.ts'
import type { ModelServer } from '../support/model-server/model-server.ts'
import type { WireAnswer } from '../support/model-server/wire-answer.ts'

const PROJECT = 'p1'

export interface Books {
  complete: number
  failed: number
  open: number
  /** By how their row says they ended. */
  requests: Record<string, number>
}

/** Throws what does not hold. */
export function audit(store: Store, server: ModelServer, typed: readonly string[]): Books {
  expect(store.sqlite.pragma('quick_check', { simple: true })).toBe('ok')
  const markdown = checkDocument(store)
  expect(
    typed.filter((word) => count(markdown, word) !== 1),
    'typed, acknowledged and lost',
  ).toEqual([])
  const jobs = listDraftJobs(store, PROJECT)
  for (const job of jobs) checkJob(store, server, job)
  const told = markdown.match(/Told in item-\S+/g) ?? []
  expect(told, 'drafted twice').toEqual([...new Set(told)])
  expect(server.violations).toEqual([])
  const requests: Books['requests'] = {}
  for (const { outcome } of jobs.flatMap(({ id }) => listModelRequests(store, id)))
    requests[outcome] = (requests[outcome] ?? 0) + 1
  const by = (...statuses: DraftJob['status'][]) =>
    jobs.filter(({ status }) => statuses.includes(status)).length
  return { complete: by('complete'), failed: by('error'), open: by('queued', 'running'), requests }
}

/** The text is its own revision's, and what lies beside it fits it. */
function checkDocument(store: Store): string {
  const document = findDocument(store, PROJECT)
  if (document === null) return ''
  const { markdown, revision } = document
  const revisions = listRevisions(store, PROJECT)
  expect(findRevisionMarkdown(store, PROJECT, revision)).toBe(markdown)
  const numbers = revisions.map((one) => one.revision)
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => b - a))
  expect(listSections(store, PROJECT).map(({ heading }) => heading)).toEqual(
    parseSections(markdown).map(({ heading }) => heading),
  )
  const spans = readAuthorship(findDocumentRow(store, PROJECT)?.authorship ?? null)
  expect(spans?.reduce((sum, { length }) => sum + length, 0)).toBe(markdown.length)
  return markdown
}

/** One revision for a draft that is done, with all that was answered in it; none for any other. */
function checkJob(store: Store, server: ModelServer, job: DraftJob): void {
  const requests = listModelRequests(store, job.id)
  expect(
    requests.filter(({ outcome }) => outcome === 'sent').length,
    `sent, of a ${job.status} job`,
  ).toBeLessThanOrEqual(job.status === 'running' ? 1 : 0)
  const attempts = requests.map(({ attempt }) => attempt)
  expect(attempts, 'one request an attempt').toEqual([...new Set(attempts)])
  const revisions = listRevisions(store, PROJECT).filter(({ jobId }) => jobId === job.id)
  if (job.status === 'error') expect(job.error).toMatch(/was tried 3 times.*Press Retry/)
  if (job.status !== 'complete') {
    expect(revisions).toEqual([])
    return
  }
  const last = requests.at(-1)
  expect(last?.outcome).toBe('answered')
  const billed = server.billed.filter(({ key }) => key === last?.id)
  expect(billed).toHaveLength(1)
  const { edits } = JSON.parse(billed[0]?.text ?? '') as WireAnswer
  expect(revisions).toHaveLength(edits.length > 0 ? 1 : 0)
  const text = findRevisionMarkdown(store, PROJECT, revisions[0]?.revision ?? -1) ?? ''
  const proposed = listOpenProposals(store, PROJECT).filter(({ jobId }) => jobId === job.id)
  for (const paragraph of edits.flatMap(({ paragraphs }) => paragraphs.map((one) => one.markdown)))
    expect(count(text + JSON.stringify(proposed), paragraph), paragraph).toBe(1)
}

const count = (text: string, part: string): number => text.split(part).length - 1
