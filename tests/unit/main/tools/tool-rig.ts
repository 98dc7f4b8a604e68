// A real store, a session and a recorder of events and drafting requests, for tests of tools and interviews.
import { untouchedJob, type DraftRequest } from '../../../../src/shared/drafting/draft-job.ts'
import type { EventName } from '../../../../src/shared/ipc/contract.ts'
import type { EnqueueView } from '../../../../src/shared/ipc/views.ts'
import type { Session } from '../../../../src/shared/session/session.ts'
import type { TranscriptItemInput } from '../../../../src/shared/transcript/item.ts'
import type { ToolDeps } from '../../../../src/main/tools/tool.ts'
import { insertDraftJob } from '../../../../src/main/store/queries/draft-jobs.ts'
import { insertSession } from '../../../../src/main/store/queries/sessions.ts'
import type { Store } from '../../../../src/main/store/store.ts'
import { makeTempStore } from '../../../support/temp-store.ts'

export interface ToolRig {
  deps: ToolDeps
  store: Store
  requests: DraftRequest[]
  events: EventName[]
  session(projectId: string | null, status?: Session['status']): Session
  /** Every row of every table that a tool may change, to prove that nothing did. */
  rows(): string
  cleanup(): void
}

export function makeToolRig(store?: Store): ToolRig {
  const temp = store === undefined ? makeTempStore() : null
  const open = store ?? temp?.store
  if (open === undefined) throw new Error('no store')
  let clock = 1_790_000_000_000
  let ids = 0
  const prefix = Math.random().toString(36).slice(2, 8)
  const requests: DraftRequest[] = []
  const events: EventName[] = []
  const now = () => (clock += 1000)
  const newId = () => `${prefix}-${++ids}`
  const enqueueDraft = (request: DraftRequest): EnqueueView => {
    requests.push(request)
    const job = {
      ...untouchedJob,
      id: newId(),
      projectId: request.projectId,
      sessionId: request.sessionId,
      urgency: request.urgency,
      summary: request.summary === undefined ? [] : [request.summary],
      transcriptAnchors: request.transcriptAnchors ?? [],
      activeSection: request.activeSection ?? null,
      createdAt: now(),
    }
    insertDraftJob(open, job)
    return { outcome: 'created', throttled: false, job }
  }
  return {
    deps: { store: open, emit: (name) => events.push(name), now, newId, enqueueDraft },
    store: open,
    requests,
    events,
    session(projectId, status = 'live') {
      const session: Session = {
        id: newId(),
        projectId,
        kind: 'voice',
        stage: projectId === null ? 'selection' : 'intake',
        status,
        startedAt: now(),
        endedAt: null,
      }
      insertSession(open, session)
      return session
    },
    rows() {
      const tables = [
        'projects',
        'project_blueprints',
        'blueprint_fields',
        'notes',
        'todos',
        'transcript_pointers',
        'draft_jobs',
        'documents',
        'sessions',
      ]
      return JSON.stringify(tables.map((table) => open.sqlite.prepare(`SELECT * FROM ${table}`).all()))
    },
    cleanup: () => temp?.cleanup(),
  }
}

export function itemSaying(
  itemId: string,
  text: string,
  previousItemId: string | null = null,
): TranscriptItemInput {
  return {
    itemId,
    previousItemId,
    role: 'user',
    type: 'message',
    status: 'completed',
    text,
    interrupted: false,
    heardMs: null,
    audioStartMs: null,
    audioEndMs: null,
    payload: null,
    createdAt: 1,
  }
}
