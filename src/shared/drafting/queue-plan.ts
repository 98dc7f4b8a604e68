// What the draft queue does next: total functions over job rows, with clock and transcript order passed in.
import { urgencies, type DraftJob, type DraftRequest, type EngineName, type Urgency } from './draft-job.ts'

/** The same request within this time changes nothing. Milliseconds. */
export const THROTTLE_MS = 90_000
/** A job that ended without a result this many times is given up. */
export const MAX_ATTEMPTS = 3
/** No job waits longer for its next attempt. Milliseconds. */
export const LONGEST_WAIT_MS = 3_600_000

/** A request that was taken lately, as it was asked. */
export interface RecentRequest {
  jobId: string
  projectId: string
  summary: string
  anchors: readonly string[]
  urgency: Urgency
  /** The engine that was chosen for it. */
  forcedEngine: EngineName | null
  /** Items in the transcript when it was asked. */
  transcriptLength: number
  at: number
}

/** What a merge writes on the queued row. */
export type MergedFields = Pick<
  DraftJob,
  'sessionId' | 'urgency' | 'summary' | 'transcriptAnchors' | 'activeSection' | 'mergedCount'
>
export type NewJobFields = Pick<
  DraftJob,
  'projectId' | 'sessionId' | 'urgency' | 'summary' | 'transcriptAnchors' | 'activeSection' | 'forcedEngine'
>

export type EnqueuePlan =
  /** `behind`: one is running; what was said since it started must not be lost. */
  | { kind: 'create'; behind: boolean; fields: NewJobFields }
  | { kind: 'merge'; jobId: string; fields: MergedFields }
  | { kind: 'throttle'; jobId: string }

/** `openJobs`: the project's queued and running jobs. `transcriptOrder`: its item ids, oldest first. */
export function planEnqueue(
  openJobs: readonly DraftJob[],
  recent: readonly RecentRequest[],
  request: DraftRequest,
  transcriptOrder: readonly string[],
  now: number,
): EnqueuePlan {
  const same = recent.findLast((earlier) => isSameRequest(earlier, request, transcriptOrder.length, now))
  if (same !== undefined) return { kind: 'throttle', jobId: same.jobId }
  const ofProject = openJobs.filter((job) => job.projectId === request.projectId)
  const forcedEngine = request.forcedEngine ?? null
  // What the author wants made by one engine is not handed to another with what else was asked.
  const queued = ofProject.find((job) => job.status === 'queued' && job.forcedEngine === forcedEngine)
  if (queued !== undefined)
    return { kind: 'merge', jobId: queued.id, fields: mergeInto(queued, request, transcriptOrder) }
  return {
    kind: 'create',
    behind: ofProject.some((job) => job.status === 'running'),
    fields: {
      projectId: request.projectId,
      sessionId: request.sessionId,
      urgency: request.urgency,
      summary: summariesOf(request),
      transcriptAnchors: inTranscriptOrder(request.transcriptAnchors ?? [], transcriptOrder),
      activeSection: request.activeSection ?? null,
      forcedEngine,
    },
  }
}

export function normaliseSummary(summary: string | undefined): string {
  return (summary ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

export function isMoreUrgent(one: Urgency, other: Urgency): boolean {
  return urgencies.indexOf(one) < urgencies.indexOf(other)
}

/** Jobs to start now, best first: the most urgent, then the oldest; one a project; none before its time. */
export function planNext(
  jobs: readonly (DraftJob & { nextAttemptAt: number | null })[],
  busyProjects: ReadonlySet<string>,
  now: number,
): DraftJob[] {
  const taken = new Set(busyProjects)
  for (const job of jobs) if (job.status === 'running') taken.add(job.projectId)
  return jobs
    .map((job, age) => ({ job, age }))
    .filter(({ job }) => job.status === 'queued' && isDue(job, now))
    .sort((a, b) => urgencies.indexOf(a.job.urgency) - urgencies.indexOf(b.job.urgency) || a.age - b.age)
    .map(({ job }) => job)
    .filter(({ projectId }) => !taken.has(projectId) && taken.add(projectId))
}

/** A time farther away than any wait is of a clock that was wrong. */
function isDue({ nextAttemptAt }: Pick<DraftJob, 'nextAttemptAt'>, now: number): boolean {
  return nextAttemptAt === null || nextAttemptAt <= now || nextAttemptAt - now > LONGEST_WAIT_MS
}

export type Recovery =
  | { kind: 'requeue'; jobId: string; attempts: number }
  | { kind: 'giveUp'; jobId: string; attempts: number; error: string }

/** At start: whatever still says `running` was cut off. */
export function planRecovery(jobs: readonly DraftJob[]): Recovery[] {
  return jobs
    .filter((job) => job.status === 'running')
    .map((job) => {
      const attempts = job.attempts + 1
      if (attempts < MAX_ATTEMPTS) return { kind: 'requeue', jobId: job.id, attempts }
      const last = job.error === null ? 'the studio was closed while it ran' : job.error
      const error = `This draft update was tried ${attempts} times without a result. The last reason: ${last}. Your document is unchanged. Press Retry to try again.`
      return { kind: 'giveUp', jobId: job.id, attempts, error }
    })
}

/** Milliseconds to wait before the next try: 2 s doubling to 5 min, spread by `random` (0 to 1) over its upper half. */
export function backoffMs(attempts: number, random: number): number {
  const ceiling = Math.min(300_000, 2000 * 2 ** Math.max(0, attempts - 1))
  return Math.round(ceiling / 2 + (ceiling / 2) * random)
}

function isSameRequest(
  earlier: RecentRequest,
  request: DraftRequest,
  transcriptLength: number,
  now: number,
): boolean {
  if (earlier.projectId !== request.projectId || now - earlier.at >= THROTTLE_MS || now < earlier.at)
    return false
  if (isMoreUrgent(request.urgency, earlier.urgency)) return false
  if ((request.forcedEngine ?? null) !== earlier.forcedEngine) return false
  const summary = normaliseSummary(request.summary)
  const anchors = new Set(request.transcriptAnchors)
  if (normaliseSummary(earlier.summary) !== summary) return false
  const known = new Set(earlier.anchors)
  if (known.size !== anchors.size || [...anchors].some((id) => !known.has(id))) return false
  // A request that names nothing means "all that is new": it is the same only while nothing is.
  return summary !== '' || anchors.size > 0 || earlier.transcriptLength === transcriptLength
}

function mergeInto(job: DraftJob, request: DraftRequest, transcriptOrder: readonly string[]): MergedFields {
  const known = new Set(job.summary.map(normaliseSummary))
  return {
    sessionId: job.sessionId ?? request.sessionId,
    urgency: isMoreUrgent(request.urgency, job.urgency) ? request.urgency : job.urgency,
    summary: [...job.summary, ...summariesOf(request).filter((text) => !known.has(normaliseSummary(text)))],
    transcriptAnchors: inTranscriptOrder(
      [...job.transcriptAnchors, ...(request.transcriptAnchors ?? [])],
      transcriptOrder,
    ),
    activeSection: request.activeSection ?? job.activeSection,
    mergedCount: job.mergedCount + 1,
  }
}

function summariesOf(request: DraftRequest): string[] {
  const summary = (request.summary ?? '').trim()
  return summary === '' ? [] : [summary]
}

/** Once each; ids that are not in the transcript (yet) keep their order behind the others. */
function inTranscriptOrder(ids: readonly string[], order: readonly string[]): string[] {
  const wanted = new Set(ids)
  if (wanted.size === 0) return []
  const known = order.filter((id) => wanted.delete(id))
  return [...known, ...wanted]
}
