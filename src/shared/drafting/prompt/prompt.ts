// What goes to a model for one draft job, and what its answer may name.
import type { DraftContext } from '../drafter.ts'
import type { PromptMessage } from '../model-request.ts'
import type { SessionDigest } from '../session-digest.ts'

export interface PromptInput {
  context: DraftContext
  /** What system and user message may come to together, estimated tokens. */
  budgetTokens: number
}

/** Short names stand for ids in the prompt: fewer tokens, and a model cannot make up one that happens to exist. */
export interface PromptNames {
  /** Name to section id; locked sections have a name of their own and are in `locked` too. */
  sections: Record<string, string>
  locked: string[]
  /** Named in the outline, but not shown whole: adding to them is safe, replacing would lose what was not seen. */
  outlined?: string[]
  /** Name to transcript item id: only of what stands in the prompt. */
  items: Record<string, string>
  todos: Record<string, string>
  /** Name of a section to its heading, for words. */
  headings: Record<string, string>
}

export interface DraftPrompt {
  messages: PromptMessage[]
  /** Estimated, never more than the budget. */
  tokens: number
  names: PromptNames
  /** Made for this prompt; to be kept. */
  freshDigests: SessionDigest[]
  /** What found no room whole. */
  shortened: { sessionsDigested: number; sectionsOutlined: number; itemsLeftOut: number }
  /** New items for which there was no room: another job is to go on with them. */
  leftOutItemIds: string[]
  /** What is heard otherwise and found no room: the next job is to be told of it. */
  untoldItemIds: string[]
}
