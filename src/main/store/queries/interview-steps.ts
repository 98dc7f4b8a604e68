// Rows of `interview_steps`: what the guided interviewer asked and what became of it.
import { and, eq, sql } from 'drizzle-orm'
import { interviewSteps } from '../schema.ts'
import type { Store } from '../store.ts'

export type InterviewStep = typeof interviewSteps.$inferSelect

export function insertInterviewStep(store: Store, step: InterviewStep): void {
  store.transaction(() => store.db.insert(interviewSteps).values(step).run())
}

/** In the order asked. */
export function listInterviewSteps(store: Store, sessionId: string): InterviewStep[] {
  return store.db
    .select()
    .from(interviewSteps)
    .where(eq(interviewSteps.sessionId, sessionId))
    .orderBy(interviewSteps.seq)
    .all()
}

/** Steps of all sessions of the project: what was asked before, days ago. */
export function listProjectInterviewSteps(store: Store, projectId: string): InterviewStep[] {
  return store.db
    .select()
    .from(interviewSteps)
    .where(eq(interviewSteps.projectId, projectId))
    .orderBy(sql`${interviewSteps}.rowid`)
    .all()
}

export type InterviewStepChanges = Partial<
  Pick<InterviewStep, 'projectId' | 'itemId' | 'answerItemId' | 'outcome' | 'field'>
>

export function updateInterviewStep(store: Store, id: string, changes: InterviewStepChanges): void {
  store.transaction(() => store.db.update(interviewSteps).set(changes).where(eq(interviewSteps.id, id)).run())
}

/** The session found its project: its steps go along. */
export function assignStepsToProject(store: Store, sessionId: string, projectId: string): void {
  const ofSession = and(eq(interviewSteps.sessionId, sessionId), sql`${interviewSteps.projectId} IS NULL`)
  store.transaction(() => store.db.update(interviewSteps).set({ projectId }).where(ofSession).run())
}
