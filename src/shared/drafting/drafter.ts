// The drafter's port: what an engine is given and what it answers.
import type { Blueprint } from '../blueprint/blueprint.ts'
import type { Note, Todo } from '../note/note.ts'
import type { ContentType } from '../project/project.ts'
import type { Section, SectionStatus } from '../document/section.ts'
import type { SessionKind } from '../session/session.ts'
import type { TranscriptItem } from '../transcript/item.ts'
import type { SessionDigest } from './session-digest.ts'
import type { VoiceGuide } from './voice-guide.ts'

/** A section with its Markdown body (heading line not included). */
export interface SectionText extends Section {
  body: string
  /** Trimmed paragraphs of `body` that hold words of the author's own typing: no drafter may change them. */
  ownParagraphs: string[]
}

export interface DraftSession {
  id: string
  kind: SessionKind
  title: string | null
  startedAt: number
}

export interface OutlineEntry {
  heading: string
  /** What belongs here, for people and models. */
  brief: string
  /** Lower-case words and stems that speak for this section. */
  keywords: string[]
  targetWords: number
}

/** An item whose words the author, or a better engine, has put right since it was drafted. */
export interface ChangedItem {
  itemId: string
  /** What was taken for its words; `after` is its text now. */
  before: string
  after: string
  /** Paragraphs of the document that rest on it, trimmed, with all that they rest on. */
  paragraphs: DraftParagraph[]
}

export interface DraftContext {
  project: { id: string; title: string; contentType: ContentType; goal: string | null }
  blueprint: Blueprint
  voiceGuide: VoiceGuide
  /** The template's outline. */
  outline: OutlineEntry[]
  notes: Note[]
  todos: Todo[]
  /** The document as the drafter reads it (base revision). */
  sections: SectionText[]
  /** Canonical items of all sessions, oldest session first, in transcript order. */
  items: TranscriptItem[]
  /** Oldest first. */
  sessions: DraftSession[]
  /** Said since the last finished job read the transcript. */
  newItemIds: string[]
  /** Those that were kept; a session whose digest is missing or stale has it made anew. */
  digests: SessionDigest[]
  /** Item ids already used as a source by a paragraph of the document. */
  usedItemIds: string[]
  /** Heard otherwise than when the last finished job read them; absent = none are. */
  changedItems?: ChangedItem[] | undefined
  anchors: string[]
  activeSection: string | null
  requests: string[]
}

export interface DraftParagraph {
  markdown: string
  sources: string[]
}

export interface DraftEdit {
  op: 'insert' | 'replace' | 'append' | 'retitle' | 'move'
  /** Existing section for replace, append, retitle, move; absent for insert. */
  sectionId?: string | undefined
  /** insert, move: the section this one follows; null = first; absent = last. */
  afterSectionId?: string | null | undefined
  heading?: string | undefined
  paragraphs: DraftParagraph[]
  status: SectionStatus
}

export interface DraftAnswer {
  summary: string
  edits: DraftEdit[]
  todos: { label: string; reason: string }[]
  resolvedTodoIds: string[]
  /** Of `newItemIds`: what found no room this time. Another job goes on with them. */
  unreadItemIds?: string[] | undefined
  /** Of `changedItems`: what found no room; the next job is told of it. */
  untoldItemIds?: string[] | undefined
}

export interface DraftProgress {
  /** Heading of the section that is being written, when known. */
  section: string | null
  /** 0 to 1. */
  fraction: number
}

/** An `AbortSignal` as far as pure code needs it. */
export interface Cancellation {
  readonly aborted: boolean
}

/** An engine. Throws a StudioError for failures the author can act on; `signal` aborts it. */
export interface Drafter {
  readonly name: string
  draft(
    context: DraftContext,
    options: { signal: Cancellation; onProgress(progress: DraftProgress): void },
  ): Promise<DraftAnswer>
}
