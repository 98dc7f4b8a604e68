// The draft queue as the studio runs it, with the engines of models asking the server of a test.
import { inlineBackground } from '../../../../src/main/background/create-background.ts'
import { DraftQueue } from '../../../../src/main/drafting/draft-queue.ts'
import type { Engine } from '../../../../src/main/drafting/engine.ts'
import { engineFor, type DraftingSettings } from '../../../../src/main/drafting/engines.ts'
import { createRequestLedger } from '../../../../src/main/drafting/model/create-ledger.ts'
import { createModelEngine } from '../../../../src/main/drafting/model/model-engine.ts'
import type { ModelLimits } from '../../../../src/main/drafting/model/watch-answer.ts'
import { findDocument } from '../../../../src/main/store/queries/documents.ts'
import { findDraftJob } from '../../../../src/main/store/queries/draft-jobs.ts'
import { listModelRequests } from '../../../../src/main/store/queries/model-requests.ts'
import { listRevisions } from '../../../../src/main/store/queries/revisions.ts'
import type { DraftJob } from '../../../../src/shared/drafting/draft-job.ts'
import type { ModelRequestView } from '../../../../src/shared/drafting/model-request.ts'
import { defaultPrices } from '../../../../src/shared/realtime/price-defaults.ts'
import { startModelServer, type ModelServer } from '../../../support/model-server/model-server.ts'
import { makeStudio, say } from '../document/test-studio.ts'

export const HOSTED_KEY = 'sk-test-hosted-0123456789'
export const SERVER_KEY = 'sk-test-server-9876543210'

export type ModelEngineName = 'hosted' | 'server'

export interface ModelRig {
  studio: ReturnType<typeof makeStudio>
  server: ModelServer
  queue: DraftQueue
  settings: DraftingSettings & { draftingCeilingUsd: number | null }
  /** Bugs that went to the log. */
  reported: unknown[]
  /** Asks for a draft of what was said, and returns the job's id. */
  ask(summary?: string): string
  job(id: string): DraftJob
  /** Oldest first. */
  requests(jobId: string): ModelRequestView[]
  markdown(): string | undefined
  /** Revisions that a drafter made. */
  drafts(): number
  /** Lets the job's back-off pass, and waits for what comes of it. */
  passBackOff(jobId: string): Promise<void>
  /** A queue over the same store, as the next start has it; the one before was stopped. */
  restart(): DraftQueue
  cleanup(): Promise<void>
}

export interface RigOptions {
  engine: ModelEngineName
  limits?: Partial<ModelLimits>
  serverKey?: string | null
}

export async function makeModelRig({
  engine,
  limits,
  serverKey = SERVER_KEY,
}: RigOptions): Promise<ModelRig> {
  const studio = makeStudio()
  const { ctx } = studio
  const server = await startModelServer()
  const settings: ModelRig['settings'] = {
    draftingEngine: engine,
    baseUrl: server.baseUrl,
    draftingModel: 'gpt-6.1-sol',
    serverUrl: server.baseUrl,
    serverModel: 'qwen3:8b',
    draftingBudget: null,
    prices: defaultPrices,
    draftingCeilingUsd: null,
  }
  const ports = {
    settings: () => settings,
    hostedKey: () => Promise.resolve(HOSTED_KEY),
    serverKey: () => Promise.resolve(serverKey),
    ledger: createRequestLedger(ctx, () => settings),
    background: inlineBackground,
    keepDigests: () => undefined,
  }
  /** As `engineFor` makes it, but with limits that a test can wait for. */
  const impatient = (): Engine =>
    createModelEngine({
      name: engine,
      wire: engine === 'hosted' ? 'responses' : 'chat',
      baseUrl: server.baseUrl,
      model: engine === 'hosted' ? settings.draftingModel : settings.serverModel,
      key: engine === 'hosted' ? HOSTED_KEY : serverKey,
      budgetTokens: null,
      ledger: ports.ledger,
      background: inlineBackground,
      ...(limits ? { limits } : {}),
    })
  const reported: unknown[] = []
  const newQueue = () =>
    new DraftQueue(ctx, {
      documents: studio.documents,
      drafter: (job) => (limits ? impatient() : engineFor(ports, job)),
      report: (error) => void reported.push(error),
      random: () => 0,
    })
  say(ctx, 'p1', 1, 'We lived by the river in a red house that my grandfather had built.')
  say(ctx, 'p1', 2, 'In the spring of 1961 the water came up to the kitchen door.')
  const queue = newQueue()
  queue.start()
  const job = (id: string): DraftJob => {
    const row = findDraftJob(ctx.store, id)
    if (row === null) throw new Error(`No job ${id}`)
    return row
  }
  const rig: ModelRig = {
    studio,
    server,
    queue,
    settings,
    reported,
    ask: (summary = 'the river') =>
      rig.queue.enqueueDraft({ projectId: 'p1', sessionId: null, urgency: 'routine', summary }).job.id,
    job,
    requests: (jobId) => listModelRequests(ctx.store, jobId).toSorted((a, b) => a.startedAt - b.startedAt),
    markdown: () => findDocument(ctx.store, 'p1')?.markdown,
    drafts: () => listRevisions(ctx.store, 'p1').filter(({ author }) => author === 'drafter').length,
    async passBackOff(jobId) {
      const { nextAttemptAt } = job(jobId)
      if (nextAttemptAt === null) throw new Error('The job does not wait')
      studio.advance(Math.max(0, nextAttemptAt - ctx.now()))
      rig.queue.start()
      await rig.queue.idle()
    },
    restart() {
      rig.queue = newQueue()
      rig.queue.start()
      return rig.queue
    },
    async cleanup() {
      await rig.queue.stop()
      await server.close()
      studio.cleanup()
    },
  }
  return rig
}
