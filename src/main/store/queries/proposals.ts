// Rows of `proposals`: the drafter's text that waits for the author's decision.
import { and, eq, sql } from 'drizzle-orm'
import type { Proposal } from '../../../shared/document/document.ts'
import { proposals } from '../drafting-schema.ts'
import type { Store } from '../store.ts'

export function insertProposal(store: Store, proposal: Proposal): void {
  store.transaction(() => store.db.insert(proposals).values(proposal).run())
}

export function findProposal(store: Store, projectId: string, id: string): Proposal | null {
  const ofProject = and(eq(proposals.projectId, projectId), eq(proposals.id, id))
  return store.db.select().from(proposals).where(ofProject).get() ?? null
}

/** Oldest first. */
export function listOpenProposals(store: Store, projectId: string): Proposal[] {
  return store.db
    .select()
    .from(proposals)
    .where(and(eq(proposals.projectId, projectId), eq(proposals.status, 'open')))
    .orderBy(sql`${proposals}.rowid`)
    .all()
}

export function setProposalStatus(store: Store, id: string, status: Proposal['status']): void {
  store.transaction(() => store.db.update(proposals).set({ status }).where(eq(proposals.id, id)).run())
}

/** Those that wait no more because their draft update was undone. */
export function rejectProposalsOfJob(store: Store, projectId: string, jobId: string): void {
  const open = and(
    eq(proposals.projectId, projectId),
    eq(proposals.jobId, jobId),
    eq(proposals.status, 'open'),
  )
  store.transaction(() => store.db.update(proposals).set({ status: 'rejected' }).where(open).run())
}
