// Arranges blocks under headings: the outline's where the talk follows it, else headings of the talk's own subjects.
import type { OutlineEntry } from '../drafter.ts'
import type { Block } from './blocks.ts'
import { headingsFor } from './headings.ts'
import { matchOutline } from './outline-match.ts'
import type { Pacer } from './pacer.ts'
import { splitSubjects } from './subjects.ts'

export interface Chapter {
  heading: string
  /** The outline's entry it stands for, when it stands for one. */
  entry: OutlineEntry | null
  blocks: Block[]
}

export interface Arrangement {
  chapters: Chapter[]
  /** True when the talk follows the outline. */
  followsOutline: boolean
}

export interface ArrangeOptions {
  outline: readonly OutlineEntry[]
  /** Heading under which a template's question belongs. */
  headingOfQuestion: (questionId: string) => string | null
  /** Headings that exist already. */
  taken: readonly string[]
  /** Sections wanted at least, where there is talk enough. */
  least: number
}

/** Stretches of talk outside the outline that are long enough for a section of their own. */
const OWN_SECTION = 160

export async function arrange(
  blocks: readonly Block[],
  options: ArrangeOptions,
  pacer: Pacer,
): Promise<Arrangement> {
  const { outline, headingOfQuestion } = options
  const path = await matchOutline(
    blocks,
    outline,
    (block) => entryOf(block, outline, headingOfQuestion),
    pacer,
  )
  if (path === null) {
    const runs = await splitSubjects(blocks, options.least, pacer)
    return { chapters: await ownChapters(runs, options.taken, pacer), followsOutline: false }
  }
  return { chapters: await outlineChapters(blocks, path, options, pacer), followsOutline: true }
}

function entryOf(
  block: Block,
  outline: readonly OutlineEntry[],
  headingOfQuestion: (questionId: string) => string | null,
): number | null {
  const heading = block.section ?? (block.questionId === null ? null : headingOfQuestion(block.questionId))
  const index = heading === null ? -1 : outline.findIndex((entry) => entry.heading === heading)
  return index < 0 ? null : index
}

async function ownChapters(
  runs: readonly Block[][],
  taken: readonly string[],
  pacer: Pacer,
): Promise<Chapter[]> {
  const headings = await headingsFor(runs, taken, pacer)
  return runs.map((blocks, index) => ({ heading: headings[index] ?? '', entry: null, blocks }))
}

/** Outline sections in outline order; a long stretch that belongs to none follows the section it came after. */
async function outlineChapters(
  blocks: readonly Block[],
  path: readonly (number | null)[],
  { outline, taken }: ArrangeOptions,
  pacer: Pacer,
): Promise<Chapter[]> {
  const byEntry = new Map<number, Block[]>()
  const strays: { after: number; blocks: Block[] }[] = []
  let last = path.find((state) => state !== null) ?? 0
  for (const run of runsOf(blocks, path)) {
    const words = run.blocks.reduce((sum, block) => sum + block.words, 0)
    if (run.state === null && words >= OWN_SECTION) {
      strays.push({ after: last, blocks: run.blocks })
      continue
    }
    last = run.state ?? last
    byEntry.set(last, [...(byEntry.get(last) ?? []), ...run.blocks])
  }
  const own = await ownChapters(
    strays.map((stray) => stray.blocks),
    [...taken, ...outline.map((entry) => entry.heading)],
    pacer,
  )
  return outline.flatMap((entry, state) => {
    const mine = byEntry.get(state)
    const following = own.filter((_, index) => strays[index]?.after === state)
    return mine === undefined ? following : [{ heading: entry.heading, entry, blocks: mine }, ...following]
  })
}

function runsOf(
  blocks: readonly Block[],
  path: readonly (number | null)[],
): { state: number | null; blocks: Block[] }[] {
  const runs: { state: number | null; blocks: Block[] }[] = []
  blocks.forEach((block, index) => {
    const state = path[index] ?? null
    const open = runs.at(-1)
    if (open !== undefined && open.state === state) open.blocks.push(block)
    else runs.push({ state, blocks: [block] })
  })
  return runs
}
