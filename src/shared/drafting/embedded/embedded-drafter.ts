// The drafter that needs no model: it arranges the author's own words under headings and never adds a sentence.
// Pure and deterministic; `pause` lets the process do other things between its steps.
import { StudioError } from '../../errors.ts'
import { templateFor } from '../../project/templates.ts'
import type { DraftAnswer, DraftContext, Drafter, DraftProgress } from '../drafter.ts'
import { mapSentences, passageOf, type Passage } from './blocks.ts'
import { arrange, type Arrangement } from './chapters.ts'
import { correctParagraphs, type Corrected } from './correct-paragraphs.ts'
import { exchangesOf, type Exchange } from './exchanges.ts'
import { resolvedTodos, todosFor, type SectionSize } from './gaps.ts'
import { createPacer, type Pacer } from './pacer.ts'
import { placeChapters, readSections, type KnownSection, type Placed } from './placement.ts'
import { wordsOf } from './split-sentences.ts'
import { describeDraft } from './summary.ts'
import { countAvoided, createFillerFilter, type AvoidedWord } from './voice.ts'

/** Unanswered questions are carried on to the next answer up to this length. */
const MOST_QUESTION_WORDS = 40
/** Sections that a first draft of a long interview has at least. */
const LEAST_SECTIONS = 6

export interface EmbeddedDrafterPorts {
  /** Gives way to other work, for instance `setImmediate`. */
  pause(): Promise<void>
}

export function createEmbeddedDrafter({ pause }: EmbeddedDrafterPorts): Drafter {
  return {
    name: 'embedded',
    async draft(context, { signal, onProgress }) {
      const pacer = createPacer(pause, () => {
        if (signal.aborted)
          throw new StudioError('CANCELLED', 'The draft was cancelled. The document was not changed.')
      })
      return draft(context, pacer, onProgress)
    },
  }
}

async function draft(
  context: DraftContext,
  pacer: Pacer,
  onProgress: (progress: DraftProgress) => void,
): Promise<DraftAnswer> {
  onProgress({ section: null, fraction: 0 })
  const exchanges = await newExchanges(context, pacer)
  const leaveOut = createFillerFilter(context.voiceGuide.wordsToAvoid)
  const passages = await readPassages(exchanges, leaveOut, pacer, (fraction) => {
    onProgress({ section: null, fraction: 0.6 * fraction })
  })
  const blocks = passages.flatMap((passage) => passage.blocks)
  const corrected = await correctParagraphs(context, leaveOut, pacer)
  const known = await readSections(context, pacer)
  const { questions } = templateFor(context.project.contentType)
  const arrangement = await arrange(
    blocks,
    {
      outline: context.outline,
      headingOfQuestion: (id) => questions.find((question) => question.id === id)?.section ?? null,
      taken: context.sections.map((section) => section.heading),
      least: known.length === 0 ? LEAST_SECTIONS : 1,
    },
    pacer,
  )
  const placed = await placeChapters(arrangement.chapters, known, context, pacer)
  for (const [index, { heading }] of placed.entries()) {
    onProgress({ section: heading, fraction: 0.7 + (0.3 * (index + 1)) / placed.length })
    await pacer.spend(2_000)
  }
  onProgress({ section: null, fraction: 1 })
  return withCorrections(answer(context, { passages, known, placed, arrangement }), corrected)
}

/** Corrections come first: what is new is added behind them. */
function withCorrections(answer: DraftAnswer, corrected: Corrected): DraftAnswer {
  const { edits, todos, paragraphs } = corrected
  if (paragraphs === 0 && todos.length === 0) return answer
  const said = `Put right ${paragraphs === 1 ? 'one paragraph' : `${String(paragraphs)} paragraphs`} after what was corrected.`
  return {
    ...answer,
    summary:
      paragraphs === 0 ? answer.summary : answer.edits.length === 0 ? said : `${said} ${answer.summary}`,
    edits: [...edits, ...answer.edits],
    todos: [...todos, ...answer.todos],
  }
}

interface Work {
  passages: readonly Passage[]
  known: readonly KnownSection[]
  placed: readonly Placed[]
  arrangement: Arrangement
}

function answer(context: DraftContext, { passages, known, placed, arrangement }: Work): DraftAnswer {
  const sizes = sizesAfter(context, known, placed)
  const told = new Set(sizes.map((size) => size.heading))
  const missing = arrangement.followsOutline
    ? context.outline.filter((entry) => !told.has(entry.heading))
    : []
  const { questions } = templateFor(context.project.contentType)
  return {
    summary: describeDraft(passages, placed, sizes, avoidedIn(placed, context)),
    edits: placed.map(({ edit }) => edit),
    todos: placed.length === 0 ? [] : todosFor(sizes, missing, questions, context),
    resolvedTodoIds: resolvedTodos(sizes, context),
  }
}

function avoidedIn(placed: readonly Placed[], { voiceGuide }: DraftContext): AvoidedWord[] {
  const texts = placed.flatMap(({ edit }) => edit.paragraphs.map(({ markdown }) => markdown))
  return countAvoided(voiceGuide.wordsToAvoid, texts)
}

/** Exchanges of which something is not in the document yet. */
async function newExchanges(context: DraftContext, pacer: Pacer): Promise<Exchange[]> {
  const used = new Set(context.usedItemIds)
  const exchanges = await exchangesOf(context.items, pacer)
  return exchanges.flatMap((exchange) => {
    const turns = exchange.turns.filter((turn) => !used.has(turn.itemId))
    return turns.length === 0 ? [] : [{ ...exchange, turns }]
  })
}

async function readPassages(
  exchanges: readonly Exchange[],
  leaveOut: (sentence: string) => string,
  pacer: Pacer,
  onProgress: (fraction: number) => void,
): Promise<Passage[]> {
  const passages: Passage[] = []
  let unanswered = ''
  for (const exchange of exchanges) {
    // "Why pipes?" "Why pipes?" "Where did the idea come from?": the subject of the answer was named before.
    const question = `${unanswered} ${exchange.question ?? ''}`.trim()
    const passage = await passageOf({ ...exchange, question: question === '' ? null : question }, pacer)
    unanswered = passage.leftOut && wordsOf(question).length <= MOST_QUESTION_WORDS ? question : ''
    passages.push({ ...passage, blocks: passage.blocks.map((block) => mapSentences(block, leaveOut)) })
    if (passages.length % 50 === 0) onProgress(passages.length / exchanges.length)
  }
  return passages
}

/** Every section with text as it will be once the edits are in. */
function sizesAfter(
  context: DraftContext,
  known: readonly KnownSection[],
  placed: readonly Placed[],
): SectionSize[] {
  const entryFor = (heading: string): SectionSize['entry'] =>
    context.outline.find((entry) => entry.heading === heading) ?? null
  const sizes = new Map<string, SectionSize>()
  for (const { section, words } of known) {
    sizes.set(section.heading, { heading: section.heading, words, entry: entryFor(section.heading) })
  }
  for (const { heading, words, chapter } of placed) {
    sizes.set(heading, { heading, words, entry: chapter.entry ?? entryFor(heading) })
  }
  return [...sizes.values()]
}
