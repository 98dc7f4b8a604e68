// Short ways to draft into the project of a test's studio and to look at who wrote what.
import { draftJob } from '../../../support/draft-job.ts'
import type { DocumentAuthority } from '../../../../src/main/document/document-authority.ts'
import { insertDraftJob } from '../../../../src/main/store/queries/draft-jobs.ts'
import { insertProposal } from '../../../../src/main/store/queries/proposals.ts'
import { saveParagraphSources } from '../../../../src/main/store/queries/paragraph-sources.ts'
import type { Authorship, Writer } from '../../../../src/shared/document/authorship.ts'
import type { DraftEdit } from '../../../../src/shared/drafting/drafter.ts'
import type { makeStudio } from './test-studio.ts'

type Studio = ReturnType<typeof makeStudio>

export function insertion(heading: string, ...paragraphs: string[]): DraftEdit {
  return {
    op: 'insert',
    heading,
    paragraphs: paragraphs.map((markdown) => ({ markdown, sources: ['i1'] })),
    status: 'complete',
  }
}

/** A change of the section with this heading. */
export function change(
  { documents }: Studio,
  op: 'replace' | 'append',
  heading: string,
  ...paragraphs: string[]
): DraftEdit {
  const sectionId = sectionIdOf(documents, heading)
  return { ...insertion(heading, ...paragraphs), op, sectionId }
}

export function sectionIdOf(documents: DocumentAuthority, heading: string): string {
  const found = documents.open('p1').sections.find((section) => section.heading === heading)
  if (found === undefined) throw new Error(`No section ${heading}`)
  return found.id
}

/** As a finished job leaves it: text, sources and proposals. */
export async function draft(
  studio: Studio,
  jobId: string,
  edits: DraftEdit[],
  base = studio.documents.draftBase('p1'),
) {
  const { documents, ctx } = studio
  const at = ctx.now()
  insertDraftJob(
    ctx.store,
    draftJob({ id: jobId, projectId: 'p1', status: 'complete', createdAt: at, completedAt: at }),
  )
  try {
    return await documents.applyDrafter({
      projectId: 'p1',
      title: 'T',
      jobId,
      base,
      edits,
      also({ sources, proposals }) {
        saveParagraphSources(ctx.store, 'p1', sources)
        for (const [at, proposal] of proposals.entries()) {
          const id = `${jobId}-proposal-${at}`
          insertProposal(ctx.store, { ...proposal, id, projectId: 'p1', jobId, status: 'open', createdAt: 1 })
        }
      },
    })
  } finally {
    base.release()
  }
}

/** What `by` wrote, stretch by stretch, blank space aside. Throws when the spans do not cover the text exactly. */
export function writtenBy(
  by: Writer,
  { markdown, authorship }: { markdown: string; authorship: Authorship },
) {
  let at = 0
  const stretches: string[] = []
  for (const span of authorship) {
    const text = markdown.slice(at, at + span.length).trim()
    if (span.by === by && text !== '') stretches.push(text)
    at += span.length
  }
  if (at !== markdown.length) throw new Error(`${at} characters of ${markdown.length} have a writer`)
  return stretches
}

/** The open text and who wrote it. */
export function authored({ documents }: Studio) {
  const { document, authorship } = documents.open('p1')
  return { markdown: document.markdown, authorship }
}
