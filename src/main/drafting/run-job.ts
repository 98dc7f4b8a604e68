// One attempt at one job: read the manuscript and the transcript, let the engine write, commit all of it or nothing.
import type { DraftProposal } from '../../shared/document/draft-merge.ts'
import type { ParagraphSource } from '../../shared/document/document.ts'
import { checkAnswer } from '../../shared/drafting/check-answer.ts'
import type { DraftJob } from '../../shared/drafting/draft-job.ts'
import type { DraftAnswer } from '../../shared/drafting/drafter.ts'
import { normaliseSummary } from '../../shared/drafting/queue-plan.ts'
import { StudioError } from '../../shared/errors.ts'
import type { ServiceContext } from '../context.ts'
import type { DocumentAuthority } from '../document/document-authority.ts'
import { updateDraftJob } from '../store/queries/draft-jobs.ts'
import { markChangesRead } from '../store/queries/item-changes.ts'
import { saveParagraphSources } from '../store/queries/paragraph-sources.ts'
import { requireProject } from '../store/queries/projects.ts'
import { insertProposal } from '../store/queries/proposals.ts'
import { insertTodo, listTodos, setTodoStatus } from '../store/queries/todos.ts'
import { breathe } from './breathe.ts'
import { buildContext } from './context-builder.ts'
import type { Engine } from './engine.ts'
import { enqueueFollowUp, stuckWords, type FollowUps, type Onward } from './follow-ups.ts'
import { readUpTo } from './new-items.ts'
import { isSameAttempt } from './queue-rows.ts'
import { whenWritable } from './when-writable.ts'
import { progressTeller } from './progress-teller.ts'

export interface JobRun {
  ctx: ServiceContext
  documents: DocumentAuthority
  drafter: Engine
  signal: AbortSignal
  followUps: FollowUps
}

export interface FinishedJob {
  job: DraftJob
  /** Goes on with what found no room. */
  next: DraftJob | null
}

/** `job` is the row as it was set to `running`. Returns it complete; throws when nothing was written. */
export async function runJob(run: JobRun, job: DraftJob): Promise<FinishedJob> {
  const { ctx, documents, drafter, signal, followUps } = run
  const begun = performance.now()
  const project = requireProject(ctx.store, job.projectId)
  const base = documents.draftBase(project.id)
  const progress = progressTeller(ctx, job)
  try {
    const { context, itemsRead, changes } = await buildContext(ctx.store, project, job, base)
    stopIfAborted(signal)
    const raw = await drafter.draft(context, {
      signal,
      onProgress: progress.tell,
      job: { id: job.id, attempt: job.attempts + 1 },
    })
    const unread = raw.unreadItemIds ?? []
    const onward = followUps.after(job, context, unread)
    const answer = withWords(checkAnswer(raw, context), onward)
    await breathe()
    stopIfAborted(signal)
    let complete = job
    let next: DraftJob | null = null
    let todosChanged = false
    const apply = () =>
      documents.applyDrafter({
        projectId: project.id,
        title: project.title,
        jobId: job.id,
        base,
        edits: answer.edits,
        also({ proposals, sources }) {
          requireStillOurs(ctx, job)
          keepFindings(ctx, job, proposals, sources)
          todosChanged = keepTodos(ctx, job, answer)
          complete = updateDraftJob(ctx.store, job.id, {
            ...ended,
            generatedSummary: answer.summary,
            itemsRead: readUpTo(ctx.store, project.id, itemsRead, unread),
            completedAt: ctx.now(),
            durationMs: Math.round(performance.now() - begun),
            engine: drafter.name,
          })
          markRead(ctx, job, changes, [...unread, ...(raw.untoldItemIds ?? [])])
          if (onward.kind === 'goOn') next = enqueueFollowUp(ctx, complete, onward.unread)
        },
      })
    await whenWritable(apply, signal)
    followUps.ended(job, onward, next)
    if (todosChanged) ctx.emit('todos.changed', { projectId: project.id })
    ctx.emit('projects.changed', { projectId: project.id })
    return { job: complete, next }
  } finally {
    progress.end()
    base.release()
  }
}

/** What it was told of is not told again; what found no room is. */
function markRead(
  { store }: ServiceContext,
  job: DraftJob,
  changes: readonly { id: number; itemIds: string[] }[],
  left: readonly string[],
): void {
  const untold = new Set(left)
  const read = changes.filter(({ itemIds }) => !itemIds.some((itemId) => untold.has(itemId)))
  markChangesRead(
    store,
    job.id,
    read.map(({ id }) => id),
  )
}

const ended = { status: 'complete', error: null, waitReason: null, nextAttemptAt: null } as const

/** What will not be drafted by itself is told where the author looks. */
function withWords(answer: DraftAnswer, onward: Onward): DraftAnswer {
  if (onward.kind !== 'stuck') return answer
  const { summary, label } = stuckWords(onward.unread)
  return {
    ...answer,
    summary: `${answer.summary}\n\n${summary}`.trim(),
    todos: [...answer.todos, { label, reason: summary }],
  }
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted)
    throw new StudioError('CANCELLED', 'The draft update was stopped. It goes on at the next start.')
}

/** A result that comes after its job was taken back is not written: the job runs again as a whole. */
function requireStillOurs(ctx: ServiceContext, job: DraftJob): void {
  if (isSameAttempt(ctx, job)) return
  throw new StudioError(
    'CANCELLED',
    'This draft update was taken back before it was done. Your document is unchanged.',
  )
}

function keepFindings(
  ctx: ServiceContext,
  job: DraftJob,
  proposals: readonly DraftProposal[],
  sources: readonly ParagraphSource[],
): void {
  const { store, now, newId } = ctx
  const { id: jobId, projectId } = job
  saveParagraphSources(store, projectId, sources)
  for (const proposal of proposals) {
    insertProposal(store, { ...proposal, id: newId(), projectId, jobId, status: 'open', createdAt: now() })
  }
}

/** New to-dos, once each by their words, and those the draft has settled. True when something changed. */
function keepTodos(ctx: ServiceContext, job: DraftJob, answer: DraftAnswer): boolean {
  const { store, now, newId } = ctx
  const { projectId, sessionId } = job
  const known = listTodos(store, projectId)
  const labels = new Set(known.map(({ label }) => normaliseSummary(label)))
  const fresh = answer.todos.filter(({ label }) => {
    const key = normaliseSummary(label)
    return !labels.has(key) && labels.add(key)
  })
  for (const { label } of fresh) {
    insertTodo(store, {
      id: newId(),
      projectId,
      sessionId,
      label,
      status: 'open',
      createdAt: now(),
      resolvedAt: null,
    })
  }
  for (const id of answer.resolvedTodoIds) setTodoStatus(store, id, 'resolved', now())
  return fresh.length + answer.resolvedTodoIds.length > 0
}
