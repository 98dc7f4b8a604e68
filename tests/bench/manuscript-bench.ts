// A draft at scale: 300,000 words told in 30 sessions and a manuscript of 100,000 words, by a model that answers at once,
// against a small project in the same run. What it costs outside the model, and how long main stands still for it.
import { randomUUID } from 'node:crypto'
import { draftingLimits } from '../../src/shared/drafting/model-limits.ts'
import type { ServiceContext } from '../../src/main/context.ts'
import { saveTranscriptItem } from '../../src/main/store/queries/transcript.ts'
import { makeItem } from '../support/items.ts'
import { makeTempStore } from '../support/temp-store.ts'
import { LONG, makeLongProject, moreWords, type LongProject } from './long-project.ts'
import {
  openMeasured,
  phases,
  startModelThread,
  type Drafted,
  type MeasuredDrafting,
} from './measured-drafting.ts'
import { median, row, type BenchRow } from './measure.ts'

const RUNS = 9
const SHORT = { sessions: 1, toldWords: 3000, manuscriptWords: 1000 }
/** At a stretch, of what holds up input. Milliseconds. */
const ALLOWED_MS = 16

export async function benchManuscript(): Promise<BenchRow[]> {
  const temp = makeTempStore()
  const model = await startModelThread()
  try {
    const ctx: ServiceContext = { store: temp.store, emit: () => undefined, now: Date.now, newId: randomUUID }
    const long = makeLongProject(ctx, 'The Long Road', LONG)
    const short = makeLongProject(ctx, 'The Short Road', SHORT)
    const drafting = openMeasured(ctx, model)
    try {
      const ofShort = await draftAgain(ctx, drafting, short)
      const ofLong = await draftAgain(ctx, drafting, long)
      return rowsOf(ofLong, ofShort)
    } finally {
      await drafting.close()
    }
  } finally {
    await model.close()
    temp.cleanup()
  }
}

/** The first time is for warming up. */
async function draftAgain(
  ctx: ServiceContext,
  drafting: MeasuredDrafting,
  { projectId, sessionId }: LongProject,
) {
  const all: Drafted[] = []
  for (let run = 0; run <= RUNS; run++) {
    const item = makeItem({ itemId: ctx.newId(), text: moreWords(run), createdAt: ctx.now() })
    saveTranscriptItem(ctx.store, sessionId, item)
    const drafted = await drafting.draft(projectId)
    if (run > 0) all.push(drafted)
  }
  return all
}

function rowsOf(long: Drafted[], short: Drafted[]): BenchRow[] {
  const overhead = (all: Drafted[]) => median(all.map(({ ms, serverMs }) => ms - serverMs))
  const tokens = Math.max(...long.map(({ prompt }) => prompt.tokens))
  const { sessionsDigested, sectionsOutlined } = long[0]?.prompt.shortened ?? {
    sessionsDigested: 0,
    sectionsOutlined: 0,
  }
  const words = '300,000 words told, 100,000 written'
  return [
    row({
      what: `prompt of a draft, ${words}`,
      value: tokens,
      unit: 'tokens',
      baseline: 'its budget',
      baselineValue: draftingLimits('hosted', 'gpt-6.1-sol', null).promptTokens,
      runs: RUNS,
      note: `${sessionsDigested} sessions as digests, ${sectionsOutlined} sections in outline`,
    }),
    row({
      what: `draft outside the model, ${words}`,
      value: overhead(long),
      unit: 'ms',
      baseline: '3,000 words told, 1,000 written',
      baselineValue: overhead(short),
      runs: RUNS,
      note: `the server took ${median(long.map(({ serverMs }) => serverMs)).toFixed(0)} ms of its own`,
    }),
    ...phases.map((phase) =>
      blockRow(
        `longest block of main, ${phase}`,
        long.map(({ blocks }) => blocks.get(phase) ?? 0),
      ),
    ),
    blockRow(
      'longest write to SQLite of the commit',
      long.map(({ sqliteMs }) => sqliteMs),
    ),
  ]
}

function blockRow(what: string, values: number[]): BenchRow {
  return row({
    what,
    value: median(values),
    unit: 'ms',
    baseline: 'a frame, the most it may be',
    baselineValue: ALLOWED_MS,
    runs: RUNS,
    note: `${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)} ms`,
  })
}
