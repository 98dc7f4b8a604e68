// Contexts and names for tests of the prompt.
import type { DraftContext, SectionText } from '../../../../../src/shared/drafting/drafter.ts'
import { buildPrompt } from '../../../../../src/shared/drafting/prompt/build-prompt.ts'
import type { DraftPrompt, PromptNames } from '../../../../../src/shared/drafting/prompt/prompt.ts'
import type { TranscriptItem } from '../../../../../src/shared/transcript/item.ts'
import { contextOf } from '../embedded/contexts.ts'

/** All of it new. */
export function contextWith(items: TranscriptItem[], more: Partial<DraftContext> = {}): DraftContext {
  return { ...contextOf(items), newItemIds: items.map(({ itemId }) => itemId), ...more }
}

export function sectionOf(at: number, more: Partial<SectionText> = {}): SectionText {
  return {
    id: `section-${at}`,
    projectId: 'project',
    heading: `Chapter ${at}`,
    position: at,
    status: 'drafting',
    locked: false,
    targetWords: null,
    body: '',
    ownParagraphs: [],
    ...more,
  }
}

export function promptFor(context: DraftContext, budgetTokens = 20_000): DraftPrompt & { user: string } {
  const prompt = buildPrompt({ context, budgetTokens })
  return { ...prompt, user: prompt.messages[1]?.text ?? '' }
}

export const names: PromptNames = {
  sections: { s1: 'section-1', s2: 'section-2', s3: 'section-3' },
  locked: ['s2'],
  outlined: ['s3'],
  items: { i1: 'item-1', i4: 'item-4' },
  todos: { t1: 'todo-1' },
  headings: { s1: 'Childhood', s2: 'School', s3: 'Work' },
}
