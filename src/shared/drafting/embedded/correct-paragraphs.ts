// Paragraphs whose words were put right since they were drafted: the sentences that are heard otherwise are exchanged.
// What the author wrote, or locked, is left as it is, and a to-do tells of it.
import { splitBlocks } from '../../document/blocks.ts'
import { diffSequences } from '../../document/diff-sequences.ts'
import { bagContainment, wordBag } from '../../document/similarity.ts'
import type {
  ChangedItem,
  DraftAnswer,
  DraftContext,
  DraftEdit,
  DraftParagraph,
  SectionText,
} from '../drafter.ts'
import { cleanAnswer } from './clean-answer.ts'
import type { Pacer } from './pacer.ts'
import { escapeMarkdown } from './paragraphs.ts'
import { createSpelling } from './voice.ts'

export interface Corrected {
  edits: DraftEdit[]
  todos: DraftAnswer['todos']
  /** Exchanged. */
  paragraphs: number
}

/** Less of a sentence than this stands in a paragraph by chance. */
const LEAST_IN_COMMON = 0.6
/** Of a to-do's quotation. */
const LONGEST_QUOTE = 120

/** @param leaveOut the filter for fillers, as paragraphs were made with it. */
export async function correctParagraphs(
  context: DraftContext,
  leaveOut: (sentence: string) => string,
  pacer: Pacer,
): Promise<Corrected> {
  const spelling = createSpelling(context.voiceGuide.wordsToUse)
  const asDrafted = (sentence: string): string => escapeMarkdown(spelling.prose(leaveOut(sentence)))
  /** By the paragraph as it stands: as it is to be. */
  const changed = new Map<string, DraftParagraph>()
  const todos: Corrected['todos'] = []
  for (const item of context.changedItems ?? []) {
    for (const exchange of await exchangesOf(item, asDrafted, pacer)) {
      const todo = exchangeIn(item, exchange, context.sections, changed)
      if (todo !== null) todos.push(todo)
    }
  }
  const edits = context.sections.flatMap((section) => editOf(section, changed) ?? [])
  return { edits, todos, paragraphs: changed.size }
}

/** Sentences that were drafted, and what is said in their place. */
interface Exchange {
  before: string
  after: string
}

async function exchangesOf(
  { itemId, before, after }: ChangedItem,
  asDrafted: (sentence: string) => string,
  pacer: Pacer,
): Promise<Exchange[]> {
  const sentencesOf = async (text: string): Promise<string[]> => {
    const { sentences } = await cleanAnswer(text, itemId, pacer)
    return sentences.map((sentence) => asDrafted(sentence.text)).filter((sentence) => sentence !== '')
  }
  const was = await sentencesOf(before)
  const now = await sentencesOf(after)
  return diffSequences(was, now).map(({ baseStart, baseEnd, otherStart, otherEnd }) => {
    // Sentences that came have a place only beside one that was there.
    const beside = baseStart === baseEnd ? (baseStart > 0 ? -1 : 1) : 0
    const from = beside === -1 ? 1 : 0
    const to = beside === 1 ? 1 : 0
    return {
      before: was.slice(baseStart - from, baseEnd + to).join(' '),
      after: now.slice(otherStart - from, otherEnd + to).join(' '),
    }
  })
}

/** Changes the paragraph that tells it; answers the to-do where that is not the drafter's to change. */
function exchangeIn(
  { paragraphs }: ChangedItem,
  { before, after }: Exchange,
  sections: readonly SectionText[],
  changed: Map<string, DraftParagraph>,
): Corrected['todos'][number] | null {
  if (before === '') return null
  for (const paragraph of paragraphs) {
    const { markdown } = changed.get(paragraph.markdown) ?? paragraph
    if (!markdown.includes(before)) continue
    const section = sectionOf(paragraph.markdown, sections)
    if (section === null) return null
    if (section.locked || section.ownParagraphs.includes(paragraph.markdown))
      return todoFor(section, before, after)
    const put = markdown
      .replace(before, () => after)
      .replace(/ {2,}/g, ' ')
      .trim()
    changed.set(paragraph.markdown, { markdown: put, sources: paragraph.sources })
    return null
  }
  const wanted = wordBag(before)
  const alike = paragraphs.find(
    ({ markdown }) => bagContainment(wanted, wordBag(markdown)) >= LEAST_IN_COMMON,
  )
  const section = alike === undefined ? null : sectionOf(alike.markdown, sections)
  return section === null ? null : todoFor(section, before, after)
}

function sectionOf(paragraph: string, sections: readonly SectionText[]): SectionText | null {
  return sections.find(({ body }) => splitBlocks(body).some((block) => block.trim() === paragraph)) ?? null
}

function todoFor({ heading }: SectionText, before: string, after: string): Corrected['todos'][number] {
  const place = heading === '' ? 'the manuscript' : `“${heading}”`
  const now = after === '' ? 'left out' : `corrected to “${short(after)}”`
  return {
    label: `“${short(before)}” was ${now}: see whether ${place} should follow.`,
    reason: 'It stands in words that are yours, so it was left as it is.',
  }
}

function short(text: string): string {
  const characters = Array.from(text)
  return characters.length <= LONGEST_QUOTE ? text : `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…`
}

/** The section as a whole, with the paragraphs that changed; null when there are none. */
function editOf(section: SectionText, changed: ReadonlyMap<string, DraftParagraph>): DraftEdit | null {
  const blocks = splitBlocks(section.body)
    .map((block) => block.trim())
    .filter((block) => block !== '')
  if (section.locked || !blocks.some((block) => changed.has(block))) return null
  const paragraphs = blocks.map((block) => changed.get(block) ?? { markdown: block, sources: [] })
  return { op: 'replace', sectionId: section.id, paragraphs, status: section.status }
}
