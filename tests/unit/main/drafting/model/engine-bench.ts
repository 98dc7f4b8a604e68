// The engine over a real ledger, against the model server.
import type { Background, TaskName } from '../../../../../src/main/background/background.ts'
import { inlineBackground } from '../../../../../src/main/background/create-background.ts'
import {
  createRequestLedger,
  type LedgerSettings,
} from '../../../../../src/main/drafting/model/create-ledger.ts'
import {
  createModelEngine,
  type ModelEngineOptions,
} from '../../../../../src/main/drafting/model/model-engine.ts'
import { findDraftJob, insertDraftJob } from '../../../../../src/main/store/queries/draft-jobs.ts'
import { listModelRequests } from '../../../../../src/main/store/queries/model-requests.ts'
import { insertProject } from '../../../../../src/main/store/queries/projects.ts'
import { untouchedJob } from '../../../../../src/shared/drafting/draft-job.ts'
import type { DraftAnswer, DraftContext, DraftProgress } from '../../../../../src/shared/drafting/drafter.ts'
import type { DraftPrompt, PromptInput } from '../../../../../src/shared/drafting/prompt/prompt.ts'
import { StudioError } from '../../../../../src/shared/errors.ts'
import { defaultPrices } from '../../../../../src/shared/realtime/price-defaults.ts'
import { makeContext, type RecordedContext } from '../../../../support/service-context.ts'
import { makeTempStore } from '../../../../support/temp-store.ts'
import { contextOf, talk } from '../../../shared/drafting/embedded/contexts.ts'

export const KEY = 'sk-canary-0123456789abcdef'

export function someTalk(): DraftContext {
  const items = talk([
    'Q: Where did you grow up?',
    'We lived in the keeper’s house at Ness, below the lighthouse, until I was eleven.',
    'Q: What do you remember of the storms?',
    'My father tied a rope from the door to the tower, and we held on to it going to school.',
  ])
  return { ...contextOf(items), newItemIds: items.map(({ itemId }) => itemId) }
}

/** An engine on a server of the author's own. */
export const ownServer = { name: 'server', wire: 'chat', model: 'llama', key: null } as const

/** Builds prompts here, with `changes` to what was asked for and to what is made. */
export function inline(changes: (input: PromptInput) => Partial<DraftPrompt>): Background {
  return {
    ...inlineBackground,
    run: (async (name: TaskName, input: never) => {
      const made = await inlineBackground.run(name, input)
      return name === 'buildPrompt'
        ? { ...(made as DraftPrompt), ...changes((input as { input: PromptInput }).input) }
        : made
    }) as unknown as Background['run'],
  }
}

export interface EngineBench {
  ctx: RecordedContext
  settings: LedgerSettings
  progress: DraftProgress[]
  draft(
    options?: Partial<ModelEngineOptions>,
    run?: { signal?: AbortSignal; attempt?: number },
  ): Promise<DraftAnswer>
  requests(): ReturnType<typeof listModelRequests>
  job(): ReturnType<typeof findDraftJob>
  /** What `draft` makes its engine with. */
  options(changes?: Partial<ModelEngineOptions>): ModelEngineOptions
  cleanup(): void
}

/** A running job `job-1` of a project, and the hosted engine at `baseUrl`. */
export function makeEngineBench(baseUrl: string): EngineBench {
  const { store, cleanup } = makeTempStore()
  const ctx = makeContext(store)
  addProject(ctx, 'project')
  addJob(ctx, 'job-1')
  const settings: LedgerSettings = { prices: defaultPrices, draftingCeilingUsd: null }
  const progress: DraftProgress[] = []
  const ledger = createRequestLedger(ctx, () => settings)
  const options = (changes: Partial<ModelEngineOptions> = {}): ModelEngineOptions => ({
    name: 'hosted',
    wire: 'responses',
    baseUrl,
    model: 'gpt-6.1-sol',
    key: KEY,
    budgetTokens: null,
    ledger,
    background: inlineBackground,
    ...changes,
  })
  return {
    ctx,
    settings,
    progress,
    options,
    draft(changes = {}, { signal = new AbortController().signal, attempt = 1 } = {}) {
      const onProgress = (one: DraftProgress): void => void progress.push(one)
      const run = { signal, onProgress, job: { id: 'job-1', attempt } }
      return createModelEngine(options(changes)).draft(someTalk(), run)
    },
    requests: () => listModelRequests(store, 'job-1'),
    job: () => findDraftJob(store, 'job-1'),
    cleanup,
  }
}

export function addProject({ store }: RecordedContext, id: string): void {
  insertProject(store, {
    id,
    title: 'The Lighthouse at Ness',
    contentType: 'memoir',
    goal: null,
    targetWords: null,
    status: 'intake',
    createdAt: 1,
    updatedAt: 1,
  })
}

export function addJob({ store }: RecordedContext, id: string, projectId = 'project'): void {
  insertDraftJob(store, {
    ...untouchedJob,
    id,
    projectId,
    sessionId: null,
    status: 'running',
    urgency: 'soon',
    summary: [],
    transcriptAnchors: [],
    activeSection: null,
    createdAt: 1,
  })
}

/** The error that a draft ends with; a test that expects one fails when there is none. */
export async function errorOf(act: () => unknown): Promise<StudioError> {
  try {
    await act()
  } catch (error) {
    if (error instanceof StudioError) return error
    throw error
  }
  throw new Error('It went well.')
}
