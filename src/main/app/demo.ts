// `--demo-out=DIR [--demo-import=FILE]`: the studio without a window does its main job once, exports, and ends.
import { app } from 'electron'
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { contentTypeSchema } from '../../shared/project/project.ts'
import type { DraftJob } from '../../shared/drafting/draft-job.ts'
import { StudioError } from '../../shared/errors.ts'
import type { RequestName, RequestOutput } from '../../shared/ipc/contract.ts'
import type { Emit } from '../context.ts'
import { systemSecretBox } from '../credentials/secret-box.ts'
import { runDemo, type DemoBrief, type DemoPorts } from '../demo/run-demo.ts'
import { createRateLimit } from '../ipc/rate-limit.ts'
import { createRouter, type Router } from '../ipc/router.ts'
import { aboutStudio } from './about-studio.ts'
import { createClosing } from './closing.ts'
import { openLog, type Log } from './log.ts'
import { followPower } from './follow-power.ts'
import { shippedChannel } from './shipped-channel.ts'
import { shippedModels } from './shipped-models.ts'
import { openSpeech } from './speech-services.ts'
import { openStudio } from './studio.ts'

export interface DemoSwitches {
  out: string
  /** '' = the sample interview. */
  importFile: string
}

/** A demo on a slow machine ends by itself, too. */
const LIMIT_MS = 10 * 60_000
/** Nobody else asks here. */
const UNBOUNDED = { perSecond: 1e6, burst: 1e6 }

export function runDemoShell(dataDir: string, switches: DemoSwitches): void {
  const log = openLog(dataDir)
  const timer = setTimeout(() => app.exit(1), LIMIT_MS)
  void app
    .whenReady()
    .then(() => demo(dataDir, switches, log))
    .then(
      (paths) => process.stdout.write(`${paths.join('\n')}\n`),
      (error: unknown) => {
        log.bug('demo', error)
        process.stderr.write(`[demo] ${error instanceof StudioError ? error.message : String(error)}\n`)
        process.exitCode = 1
      },
    )
    .finally(() => {
      clearTimeout(timer)
      app.exit(Number(process.exitCode ?? 0))
    })
}

async function demo(dataDir: string, { out, importFile }: DemoSwitches, log: Log): Promise<string[]> {
  mkdirSync(out, { recursive: true })
  const samples = join(app.getAppPath(), 'resources', 'samples')
  const source = importFile === '' ? join(samples, 'sample-interview.txt') : importFile
  const jobs = followJobs()
  const closing = createClosing((context, error) => log.bug(context, error))
  const router = openRouter(dataDir, { source, out, emit: jobs.emit, closing, log })
  const brief = importFile === '' ? readBrief(join(samples, 'sample-blueprint.json')) : unknownBrief
  try {
    const say = (line: string) => process.stderr.write(`[demo] ${line}\n`)
    const result = await runDemo({ ask: asker(router), finished: jobs.finished, say }, brief)
    return [result.transcriptPath, result.documentPath]
  } finally {
    await closing.run()
  }
}

interface RouterParts {
  source: string
  out: string
  emit: Emit
  closing: ReturnType<typeof createClosing>
  log: Log
}

function openRouter(dataDir: string, { source, out, emit, closing, log }: RouterParts): Router {
  const info = { version: app.getVersion(), electron: process.versions.electron, platform: process.platform }
  const studio = openStudio({
    dataDir,
    migrationsDir: join(app.getAppPath(), 'drizzle'),
    emit,
    closing,
    log,
    now: Date.now,
    newId: randomUUID,
    applyTheme: () => {},
    secretBox: systemSecretBox(),
    openSpeech: () => openSpeech(log),
    models: shippedModels(),
    updates: shippedChannel(log),
    about: aboutStudio(),
    followPower,
    given: { give: () => {}, take: () => null },
    files: {
      openFile: async () => source,
      openFiles: async () => null,
      openFolder: async () => null,
      openModel: async () => null,
      saveFile: async ({ defaultName }) => join(out, defaultName),
    },
    app: {
      info: { ...info, dataDirectory: dataDir },
      openExternal: async () => false,
      showDirectory: async () => {},
    },
  })
  return createRouter({
    handlersFor: (name) => studio.handlersFor(name),
    rateLimit: createRateLimit(UNBOUNDED, () => performance.now()),
    reportBug: (context, error) => log.bug(context, error),
  })
}

function asker(router: Router): DemoPorts['ask'] {
  return async <N extends RequestName>(name: N, input: unknown): Promise<RequestOutput<N>> => {
    const answer = await router(name, input)
    if (!answer.ok) throw new StudioError(answer.error.code, answer.error.message, answer.error.data)
    return answer.value as RequestOutput<N>
  }
}

/** Remembers how each job ended, whether that is asked before or after. */
function followJobs(): { emit: Emit; finished(jobId: string): Promise<DraftJob> } {
  const ended = new Map<string, DraftJob>()
  const waiting = new Map<string, (job: DraftJob) => void>()
  return {
    emit(name, payload) {
      if (name !== 'draft.changed') return
      const { job } = payload as { job: DraftJob }
      if (job.status !== 'complete' && job.status !== 'error') return
      ended.set(job.id, job)
      waiting.get(job.id)?.(job)
    },
    finished: (jobId) =>
      new Promise((resolve) => {
        const job = ended.get(jobId)
        if (job === undefined) waiting.set(jobId, resolve)
        else resolve(job)
      }),
  }
}

const briefSchema = z.object({
  title: z.string(),
  contentType: contentTypeSchema,
  goal: z.string(),
  authorSpeaker: z.string(),
  fields: z.record(z.string(), z.unknown()),
})

function readBrief(file: string): DemoBrief {
  return briefSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** Of a stranger's interview nothing is known but what it says: the blueprint stays open. */
const unknownBrief: DemoBrief = {
  title: null,
  contentType: 'memoir',
  goal: null,
  authorSpeaker: null,
  fields: {},
}
