// The draft queue and the embedded drafter on three whole interviews in one project, from request to committed
// document, against importing the same interviews in the same run.
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceContext } from '../../src/main/context.ts'
import { createDocumentAuthority } from '../../src/main/document/document-authority.ts'
import { DraftQueue } from '../../src/main/drafting/draft-queue.ts'
import { embeddedEngine } from '../../src/main/drafting/engines.ts'
import { importInterviewFile } from '../../src/main/import/import-file.ts'
import { createProject } from '../../src/main/projects/create-project.ts'
import { findDocument } from '../../src/main/store/queries/documents.ts'
import { findDraftJob } from '../../src/main/store/queries/draft-jobs.ts'
import { countWords } from '../../src/shared/document/word-count.ts'
import { repositoryRoot } from '../support/electron-app.ts'
import { makeTempStore } from '../support/temp-store.ts'
import { median, row, time, type BenchRow } from './measure.ts'

const RUNS = 5
const shared = join(repositoryRoot, '..', 'shared', 'data', 'interviews')
const sample = join(repositoryRoot, 'resources', 'samples', 'sample-interview.txt')

/** The real interviews where they are at hand, else the sample three times. */
function interviews(): { files: string[]; what: string } {
  const real = ['mcilroy.txt', 'cherry.txt', 'mohammad.csv'].map((name) => join(shared, name))
  return real.every((file) => existsSync(file))
    ? { files: real, what: 'three real interviews' }
    : { files: [sample, sample, sample], what: 'the sample interview, three times' }
}

export async function benchDraft(): Promise<BenchRow[]> {
  const imports: number[] = []
  const drafts: number[] = []
  const blocks: number[] = []
  let words = 0
  const { files, what } = interviews()
  for (let run = 0; run < RUNS; run += 1) {
    const temp = makeTempStore()
    try {
      const ctx: ServiceContext = {
        store: temp.store,
        emit: () => undefined,
        now: Date.now,
        newId: randomUUID,
      }
      const { id: projectId } = createProject(ctx, { title: 'Three voices', contentType: 'memoir' })
      imports.push(
        await time(async () => {
          for (const path of files) await importInterviewFile(ctx, { path, projectId, contentType: 'memoir' })
        }),
      )
      const watch = watchBlocks()
      drafts.push(await time(() => draft(ctx, projectId)))
      blocks.push(watch.stop())
      words = countWords(findDocument(temp.store, projectId)?.markdown ?? '')
    } finally {
      temp.cleanup()
    }
  }
  return [
    row({
      what: `queue + embedded drafter, ${what}`,
      value: median(drafts),
      unit: 'ms',
      baseline: 'importing the same',
      baselineValue: median(imports),
      runs: RUNS,
      note: `${words} words drafted; longest block ${Math.max(...blocks).toFixed(0)} ms`,
    }),
  ]
}

async function draft(ctx: ServiceContext, projectId: string): Promise<void> {
  const errors: unknown[] = []
  const documents = createDocumentAuthority(ctx)
  const drafter = () => embeddedEngine()
  const queue = new DraftQueue(ctx, { documents, drafter, report: (error) => void errors.push(error) })
  queue.start()
  const { job } = queue.enqueueDraft({ projectId, sessionId: null, urgency: 'asap' })
  await queue.idle()
  await queue.stop()
  const done = findDraftJob(ctx.store, job.id)
  if (done?.status !== 'complete')
    throw new Error(`the draft ended as ${done?.status}: ${done?.error} ${errors.join()}`)
}

/** The longest time the event loop stood still, in milliseconds. */
function watchBlocks(): { stop(): number } {
  let last = performance.now()
  let longest = 0
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 1)
    last = performance.now()
  }, 1)
  return {
    stop() {
      clearInterval(timer)
      return longest
    },
  }
}
