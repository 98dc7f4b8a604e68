// What a model is sent for one draft job, within its budget whatever the size of the project. Pure and deterministic.
import { block, blockWithin } from './block.ts'
import { blueprintLines, planLines, projectLines, voiceLines } from './book-blocks.ts'
import { newPlaces, placesOf, showAnchored, showNew, showRest } from './choose-talk.ts'
import type { DraftContext } from '../drafter.ts'
import { correctionLines } from './corrections.ts'
import { estimateTokens } from './estimate-tokens.ts'
import { instructions } from './instructions.ts'
import {
  nameSections,
  outlineLines,
  outlineSections,
  readManuscript,
  sectionBlocks,
  sectionsNotWhole,
  showEnd,
  showSections,
  type Manuscript,
} from './manuscript.ts'
import { materialOf } from './material.ts'
import { noteLines, requestLines, todoLines } from './open-points.ts'
import type { DraftPrompt, PromptInput, PromptNames } from './prompt.ts'
import { rankSections } from './rank-sections.ts'
import { within, type Room } from './room.ts'
import { showDigests, type ShownDigests } from './show-digests.ts'
import { readTranscript, renderTranscript, type Transcript } from './transcript.ts'

const LEAST_BUDGET = 2000
/** What services put around the two messages. */
const AROUND = 20

/** Blocks in their order of priority: share of the room at most, and tokens at most. What one leaves, the next have. */
const shares = {
  requests: [0.1, 4000],
  project: [0.05, 1000],
  voice_guide: [0.12, 6000],
  blueprint: [0.07, 4000],
  to_dos: [0.04, 2000],
  notes: [0.05, 3000],
  corrections: [0.1, 4000],
  plan: [0.04, 1500],
  outline: [0.12, 8000],
} as const

/** `budgetTokens` under 2,000 counts as 2,000. */
export function buildPrompt({ context, budgetTokens }: PromptInput): DraftPrompt {
  const names: PromptNames = { sections: {}, locked: [], items: {}, todos: {}, headings: {} }
  const frames = estimateTokens(block('outline', ['']) + block('transcript', ['']))
  const room = { left: Math.max(LEAST_BUDGET, budgetTokens) - estimateTokens(instructions) - frames - AROUND }
  const whole = room.left
  const withinShare = (of: keyof typeof shares): number => Math.min(shares[of][0] * whole, shares[of][1])
  const blockOf = (tag: keyof typeof shares, linesIn: (part: Room) => string[]): string =>
    blockWithin(room, withinShare(tag), tag, linesIn)

  const requests = blockOf('requests', (part) => requestLines(context, part))
  const book = [
    blockOf('project', (part) => projectLines(context, part)),
    blockOf('voice_guide', (part) => voiceLines(context, part)),
    blockOf('blueprint', (part) => blueprintLines(context, part)),
    blockOf('plan', (part) => planLines(context, part)),
  ]
  const open = [
    blockOf('notes', (part) => noteLines(context, part)),
    blockOf('to_dos', (part) => todoLines(context, names, part)),
  ]
  const choice = readChoice(context)
  const untoldItemIds: string[] = []
  const corrections = blockOf('corrections', (part) => {
    const { lines, untold } = correctionLines(context, choice.transcript, names, part)
    untoldItemIds.push(...untold)
    return lines
  })
  within(room, withinShare('outline'), (part) => outlineSections(choice.manuscript, choice.order, part))
  const digests = fill(choice, context.digests, room)
  const { manuscript, transcript } = choice
  const text = [
    // What changes least comes first: services remember how a prompt begins.
    ...book,
    block('outline', outlineLines(manuscript, room)),
    sectionBlocks(manuscript),
    block('transcript', renderTranscript(transcript, names)),
    ...open,
    corrections,
    requests,
  ].join('')
  nameSections(manuscript, names)
  const later = leftOut(transcript)
  return {
    messages: [
      { role: 'system', text: instructions },
      { role: 'user', text },
    ],
    tokens: estimateTokens(instructions) + estimateTokens(text) + AROUND,
    names,
    freshDigests: digests.fresh,
    shortened: {
      sessionsDigested: digests.sessions,
      sectionsOutlined: sectionsNotWhole(manuscript),
      itemsLeftOut: later.length,
    },
    leftOutItemIds: later.flatMap((at) => transcript.items[at]?.itemId ?? []),
    untoldItemIds,
  }
}

interface Choice {
  manuscript: Manuscript
  /** Places of sections, what the job is about first. */
  order: number[]
  transcript: Transcript
  anchored: number[]
}

function readChoice(context: DraftContext): Choice {
  const transcript = readTranscript(context, materialOf(context.items))
  const anchored = placesOf(transcript, context.anchors)
  const about = [...anchored, ...newPlaces(transcript)].flatMap((at) => transcript.items[at] ?? [])
  return {
    manuscript: readManuscript(context.sections),
    order: rankSections(context, about),
    transcript,
    anchored,
  }
}

/** What is new, what was pointed at, the sections this is about; then as much of everything else as there is room for. */
function fill(
  { manuscript, order, transcript, anchored }: Choice,
  kept: DraftContext['digests'],
  room: Room,
): ShownDigests {
  within(room, 0.7 * room.left, (part) => {
    within(part, 0.8 * part.left, (most) => showNew(transcript, most))
    showAnchored(transcript, anchored, part)
  })
  within(room, 0.6 * room.left, (part) => {
    showSections(manuscript, order, part)
    showEnd(manuscript, order[0], part)
  })
  showNew(transcript, room)
  const later = new Set(leftOut(transcript))
  const isLater = (at: number): boolean => later.has(at)
  let digests: ShownDigests = { sessions: 0, fresh: [] }
  if (!showRest(transcript, isLater, room)) {
    within(room, 0.4 * room.left, (part) => showSections(manuscript, order, part))
    digests = showDigests(transcript, kept, isLater, room)
  }
  showSections(manuscript, order, room)
  return digests
}

/** New items for which there was no room: another job must follow. */
function leftOut(transcript: Transcript): number[] {
  return newPlaces(transcript).filter((at) => !transcript.shown.has(at))
}
