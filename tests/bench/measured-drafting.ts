// The draft queue, its engine, its other thread and the document, tied together as the studio does it, and watched.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { createBackground } from '../../src/main/background/create-background.ts'
import type { Background } from '../../src/main/background/background.ts'
import type { ServiceContext } from '../../src/main/context.ts'
import { createDocumentAuthority } from '../../src/main/document/document-authority.ts'
import { DraftQueue } from '../../src/main/drafting/draft-queue.ts'
import { engineFor } from '../../src/main/drafting/engines.ts'
import { createRequestLedger } from '../../src/main/drafting/model/create-ledger.ts'
import { storedSettings } from '../../src/main/settings/stored-settings.ts'
import { findDraftJob } from '../../src/main/store/queries/draft-jobs.ts'
import { saveSessionDigests } from '../../src/main/store/queries/session-digests.ts'
import type { DraftPrompt } from '../../src/shared/drafting/prompt/prompt.ts'
import type { ModelThreadSays } from './model-thread.ts'
import { watchPhases, type PhaseBlocks } from './phase-blocks.ts'

export const phases = ['context', 'prompt', 'answer', 'merge', 'commit'] as const
export type Phase = 'enqueue' | (typeof phases)[number]

export interface ModelThread {
  baseUrl: string
  /** Of answers, since the last time, milliseconds. */
  took(): number[]
  close(): Promise<number>
}

export async function startModelThread(): Promise<ModelThread> {
  const worker = new Worker(new URL('./model-thread.ts', import.meta.url))
  const [hello] = (await once(worker, 'message')) as [ModelThreadSays]
  if (!('baseUrl' in hello)) throw new Error('The model thread did not say where it is')
  let took: number[] = []
  worker.on('message', (says: ModelThreadSays) => {
    if ('tookMs' in says) took.push(says.tookMs)
  })
  return {
    baseUrl: hello.baseUrl,
    took: () => {
      const all = took
      took = []
      return all
    },
    close: () => worker.terminate(),
  }
}

export interface Drafted {
  /** From the request to the committed document. */
  ms: number
  /** Of that, the server's. */
  serverMs: number
  blocks: Map<Phase, number>
  /** The longest write transaction of the commit, COMMIT and all. */
  sqliteMs: number
  prompt: DraftPrompt
}

export interface MeasuredDrafting {
  draft(projectId: string): Promise<Drafted>
  close(): Promise<void>
}

export function openMeasured(given: ServiceContext, model: ModelThread): MeasuredDrafting {
  let watch: PhaseBlocks<Phase> | null = null
  let phase: Phase = 'enqueue'
  let sqliteMs = 0
  let prompt: DraftPrompt | null = null
  const enter = (next: Phase): void => {
    phase = next
    watch?.enter(next)
  }
  const ctx = timedStore(given, (ms) => {
    if (phase === 'commit') sqliteMs = Math.max(sqliteMs, ms)
  })
  const background = createBackground({
    warn: (words) => {
      throw new Error(words)
    },
  })
  const watched: Background = {
    async run(name, input) {
      if (name === 'mergeDraft') enter('merge')
      const output = await background.run(name, input)
      if (name === 'mergeDraft') enter('commit')
      if (name === 'buildPrompt') prompt = output as unknown as DraftPrompt
      return output
    },
    close: () => background.close(),
  }
  const documents = createDocumentAuthority(ctx, watched)
  const settings = {
    ...storedSettings(() => null),
    draftingEngine: 'hosted',
    baseUrl: model.baseUrl,
  } as const
  const ledger = createRequestLedger(ctx, () => settings)
  const key = () => Promise.resolve('sk-bench')
  const ports = {
    settings: () => settings,
    hostedKey: key,
    serverKey: key,
    ledger: {
      begin: ledger.begin,
      end: (...of: Parameters<typeof ledger.end>) => (ledger.end(...of), enter('merge')),
    },
    background: watched,
    keepDigests: (digests: DraftPrompt['freshDigests']) => saveSessionDigests(ctx.store, digests, ctx.now()),
  }
  const errors: unknown[] = []
  const queue = new DraftQueue(ctx, {
    documents,
    report: (error) => void errors.push(error),
    async drafter(job) {
      enter('context')
      const engine = await engineFor(ports, job)
      return {
        ...engine,
        draft(context, options) {
          enter('prompt')
          const onProgress: typeof options.onProgress = (progress) => {
            if (phase === 'prompt') enter('answer')
            options.onProgress(progress)
          }
          return engine.draft(context, { ...options, onProgress })
        },
      }
    },
  })
  queue.start()
  return {
    async draft(projectId) {
      model.took()
      sqliteMs = 0
      const began = performance.now()
      watch = watchPhases<Phase>('enqueue')
      const { job } = queue.enqueueDraft({ projectId, sessionId: null, urgency: 'asap', summary: `${began}` })
      await queue.idle()
      const ms = performance.now() - began
      const blocks = watch.stop()
      watch = null
      const done = findDraftJob(ctx.store, job.id)
      if (done?.status !== 'complete' || prompt === null)
        throw new Error(`the draft ended as ${done?.status}: ${done?.error} ${errors.join()}`)
      // What the thread has sent is here by now, or in a moment.
      for (let tries = 0, all: number[] = []; tries < 100; tries++) {
        all = [...all, ...model.took()]
        if (all.length > 0)
          return { ms, serverMs: all.reduce((sum, each) => sum + each, 0), blocks, sqliteMs, prompt }
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      throw new Error('the model was not asked')
    },
    async close() {
      await queue.stop()
      await background.close()
    },
  }
}

/** Tells how long each outermost transaction took. */
function timedStore(ctx: ServiceContext, tell: (ms: number) => void): ServiceContext {
  let depth = 0
  const { store } = ctx
  return {
    ...ctx,
    store: {
      ...store,
      transaction(run) {
        const began = performance.now()
        depth++
        try {
          return store.transaction(run)
        } finally {
          if (--depth === 0) tell(performance.now() - began)
        }
      },
    },
  }
}
