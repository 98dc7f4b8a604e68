// One manuscript as main holds it while it is open: its text, the changes since, and what is written with each.
import { ChangeSet, Text } from '@codemirror/state'
import {
  authorshipFromSources,
  fitAuthorship,
  readAuthorship,
  type Authorship,
} from '../../shared/document/authorship.ts'
import type { RevisionAuthor } from '../../shared/document/document.ts'
import { matchSections } from '../../shared/document/match-sections.ts'
import type { Section } from '../../shared/document/section.ts'
import type { TextEdit } from '../../shared/document/text-change.ts'
import { countWords } from '../../shared/document/word-count.ts'
import { StudioError } from '../../shared/errors.ts'
import type { ServiceContext } from '../context.ts'
import { findDocumentRow, saveDocument } from '../store/queries/documents.ts'
import { listParagraphSources } from '../store/queries/paragraph-sources.ts'
import { requireProject, touchProject } from '../store/queries/projects.ts'
import { listSections, saveSections } from '../store/queries/sections.ts'
import { carrySources } from './carry-sources.ts'
import { paragraphHash } from './paragraph-hash.ts'
import { addAuthorRevision, addRevision, keepRevision } from './revision-rows.ts'
import type { DocumentSnapshot, Rewrite } from './rewrite.ts'
import { headingsOf, stateAfter, unchangedBy, type TextState } from './text-state.ts'
import { UpdateLog } from './update-log.ts'

/** UTF-16 code units. */
export const MAX_DOCUMENT_LENGTH = 20_000_000
const MAX_DROPPED = 100

export type Writer = { kind: 'typing' } | { kind: 'change'; author: RevisionAuthor; jobId: string | null }

/** A change that is worked out but not written. */
export interface PendingChange {
  updates: { clientId: string; changes: ChangeSet }[]
  state: TextState
  sections: Section[]
}

export class OpenDocument {
  readonly log = new UpdateLog()
  /** Revisions that a running job has read. */
  readonly pinned = new Set<number>()
  readonly #ctx: ServiceContext
  readonly #projectId: string
  #state: TextState
  #revision: number
  #updatedAt: number
  /** Sections whose heading went away: an undo brings them back with id and lock. */
  #dropped: Section[] = []
  /** Hashes of paragraphs whose source rows belong to the present burst of typing only. */
  #passing: ReadonlySet<string> = new Set()

  /** Throws NOT_FOUND for a project that is not there. */
  constructor(ctx: ServiceContext, projectId: string) {
    const project = requireProject(ctx.store, projectId)
    const row = findDocumentRow(ctx.store, projectId)
    this.#ctx = ctx
    this.#projectId = projectId
    const text = Text.of((row?.markdown ?? '').split(/\r\n?|\n/))
    const markdown = text.toString()
    this.#state = {
      text,
      markdown,
      headings: headingsOf(markdown),
      words: countWords(markdown),
      authorship: this.authorshipOf(markdown, row?.authorship ?? null),
    }
    this.#revision = row?.revision ?? 0
    this.#updatedAt = row?.updatedAt ?? project.createdAt
  }

  get state(): TextState {
    return this.#state
  }
  get markdown(): string {
    return this.#state.markdown
  }
  get revision(): number {
    return this.#revision
  }
  get updatedAt(): number {
    return this.#updatedAt
  }

  /** The rows, one for each heading in order; made where the text has headings that have none yet. */
  sections(): Section[] {
    const known = listSections(this.#ctx.store, this.#projectId)
    const rows = this.#match(this.#state.headings, known)
    if (!sameSections(known, rows)) saveSections(this.#ctx.store, this.#projectId, rows)
    return rows
  }

  /** Of a text of this project, from what is stored for it; where nothing is, from what is known as drafted. */
  authorshipOf(markdown: string, stored: string | null): Authorship {
    const known = readAuthorship(stored)
    if (known !== null) return fitAuthorship(known, markdown.length)
    const rows = listParagraphSources(this.#ctx.store, this.#projectId)
    const drafted = new Set(rows.map((row) => row.paragraphHash))
    return authorshipFromSources(
      markdown,
      (paragraph) => drafted.size > 0 && drafted.has(paragraphHash(paragraph)),
    )
  }

  snapshot(): DocumentSnapshot {
    const { markdown, authorship } = this.#state
    const sections = this.sections()
    return { projectId: this.#projectId, markdown, authorship, sections, dropped: this.#dropped }
  }

  /** False when the text or what belongs to its sections has changed since. */
  isStill({ markdown, authorship, sections }: DocumentSnapshot): boolean {
    const now = this.#state
    return (
      markdown === now.markdown && authorship === now.authorship && sameSections(this.sections(), sections)
    )
  }

  /** What the author's `updates`, made one after another, would give. Throws LIMIT_EXCEEDED. */
  pendingUpdates(updates: PendingChange['updates']): PendingChange {
    const changes = updates.map((update) => update.changes)
    const state = stateAfter(this.#state, changes, 'author')
    requireLength(state.text)
    return { updates, state, sections: this.#match(state.headings, this.sections()) }
  }

  /** `rewrite` must be of the text of now. Throws LIMIT_EXCEEDED. */
  pendingRewrite(rewrite: Rewrite, clientId: string): PendingChange {
    const { edits, sections, words, authorship } = rewrite
    if (edits.length === 0) return { updates: [], state: this.#state, sections }
    const changes = this.changesOf(edits)
    const text = changes.apply(this.#state.text)
    requireLength(text)
    const markdown = text.toString()
    const headings = sections.map(({ heading }) => heading)
    const state = { text, markdown, headings, words, authorship }
    return { updates: [{ clientId, changes }], state, sections }
  }

  changesOf(edits: readonly TextEdit[]): ChangeSet {
    return ChangeSet.of(edits, this.#state.text.length, '\n')
  }

  /**
   * Writes text, sections and revision rows in one transaction with `also`; nothing in memory changes if it throws.
   * Tells no one: the caller does, after the outermost commit.
   */
  commit(change: PendingChange, writer: Writer, also: () => void = () => undefined): void {
    const { store, now } = this.#ctx
    const projectId = this.#projectId
    const changed = change.updates.length > 0
    const revision = changed ? this.#revision + 1 : this.#revision
    const at = now()
    const known = listSections(store, projectId)
    let passing = this.#passing
    store.transaction(() => {
      if (changed) passing = this.#write(change, revision, writer, at)
      if (!sameSections(known, change.sections)) saveSections(store, projectId, change.sections)
      also()
    })
    const kept = new Set(change.sections.map((section) => section.id))
    this.#dropped.push(...known.filter((section) => !kept.has(section.id)))
    this.#dropped = this.#dropped.filter((section) => !kept.has(section.id)).slice(-MAX_DROPPED)
    if (!changed) return
    this.#passing = passing
    this.#state = change.state
    this.#revision = revision
    this.#updatedAt = at
    for (const { clientId, changes } of change.updates) this.log.add(clientId, changes)
  }

  /** Returns the hashes of paragraphs that this burst of typing has made. */
  #write({ state: next, updates }: PendingChange, revision: number, writer: Writer, at: number): Set<string> {
    const { store } = this.#ctx
    const projectId = this.#projectId
    const { markdown, words, authorship } = next
    const state = { projectId, revision, words, authorship }
    const passing = new Set<string>()
    if (writer.kind === 'change')
      keepRevision(store, { ...this.#state, projectId, revision: this.#revision }, at)
    saveDocument(store, { projectId, markdown, revision, updatedAt: at }, { words, authorship })
    if (writer.kind === 'typing') {
      const sameBurst = addAuthorRevision(store, state, this.#revision, this.pinned, at)
      if (sameBurst) for (const hash of this.#passing) passing.add(hash)
      const same = unchangedBy(updates.map((update) => update.changes))
      carrySources(store, projectId, this.#state.markdown, markdown, passing, same)
    } else {
      addRevision(store, state, writer, at)
    }
    touchProject(store, projectId, at)
    return passing
  }

  #match(headings: readonly string[], rows: readonly Section[]): Section[] {
    const unchanged =
      headings.length === rows.length && headings.every((heading, at) => heading === rows[at]?.heading)
    if (unchanged) return [...rows]
    return matchSections(
      rows,
      headings.map((heading) => ({ heading })),
      {
        projectId: this.#projectId,
        newId: () => this.#ctx.newId(),
        recentlyDropped: this.#dropped,
      },
    ).rows
  }
}

function requireLength(text: Text): void {
  if (text.length <= MAX_DOCUMENT_LENGTH) return
  throw new StudioError(
    'LIMIT_EXCEEDED',
    'The document has reached 20 million characters, the most the studio keeps in one. What was saved is safe; move a part to another project.',
  )
}

function sameSections(one: readonly Section[], other: readonly Section[]): boolean {
  return (
    one.length === other.length &&
    one.every((section, at) => {
      const twin = other[at]
      return (
        section.id === twin?.id &&
        section.heading === twin.heading &&
        section.position === twin.position &&
        section.status === twin.status &&
        section.locked === twin.locked &&
        section.targetWords === twin.targetWords
      )
    })
  )
}
