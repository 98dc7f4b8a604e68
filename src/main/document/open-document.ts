// One manuscript as main holds it while it is open: its text, the changes since, and what is written with each.
import { ChangeSet, Text } from '@codemirror/state'
import type { RevisionAuthor } from '../../shared/document/document.ts'
import { matchSections } from '../../shared/document/match-sections.ts'
import type { Section } from '../../shared/document/section.ts'
import { parseSections } from '../../shared/document/sections.ts'
import { textChanges } from '../../shared/document/text-change.ts'
import { StudioError } from '../../shared/errors.ts'
import type { ServiceContext } from '../context.ts'
import { findDocument, saveDocument } from '../store/queries/documents.ts'
import { requireProject, touchProject } from '../store/queries/projects.ts'
import { listSections, saveSections } from '../store/queries/sections.ts'
import { carrySources } from './carry-sources.ts'
import { addAuthorRevision, addRevision, keepRevision } from './revision-rows.ts'
import { UpdateLog } from './update-log.ts'

/** UTF-16 code units. */
export const MAX_DOCUMENT_LENGTH = 20_000_000
const MAX_DROPPED = 100

export type Writer = { kind: 'typing' } | { kind: 'change'; author: RevisionAuthor; jobId: string | null }

/** A change that is worked out but not written. */
export interface PendingChange {
  updates: { clientId: string; changes: ChangeSet }[]
  text: Text
  markdown: string
  sections: Section[]
}

export class OpenDocument {
  readonly log = new UpdateLog()
  /** Revisions that a running job has read. */
  readonly pinned = new Set<number>()
  readonly #ctx: ServiceContext
  readonly #projectId: string
  #text: Text
  #markdown: string
  #revision: number
  #updatedAt: number
  /** Sections whose heading went away: an undo brings them back with id and lock. */
  #dropped: Section[] = []
  /** Hashes of paragraphs whose source rows belong to the present burst of typing only. */
  #passing: ReadonlySet<string> = new Set()

  /** Throws NOT_FOUND for a project that is not there. */
  constructor(ctx: ServiceContext, projectId: string) {
    const project = requireProject(ctx.store, projectId)
    const row = findDocument(ctx.store, projectId)
    this.#ctx = ctx
    this.#projectId = projectId
    this.#text = Text.of((row?.markdown ?? '').split(/\r\n?|\n/))
    this.#markdown = this.#text.toString()
    this.#revision = row?.revision ?? 0
    this.#updatedAt = row?.updatedAt ?? project.createdAt
  }

  get text(): Text {
    return this.#text
  }
  get markdown(): string {
    return this.#markdown
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
    const { rows } = this.#match(this.#markdown, known)
    if (!sameSections(known, rows)) saveSections(this.#ctx.store, this.#projectId, rows)
    return rows
  }

  /** What `updates`, made one after another, would give. Throws LIMIT_EXCEEDED. */
  pendingUpdates(updates: PendingChange['updates'], text: Text): PendingChange {
    if (text.length > MAX_DOCUMENT_LENGTH) {
      throw new StudioError(
        'LIMIT_EXCEEDED',
        'The document has reached 20 million characters, the most the studio keeps in one. What was saved is safe; move a part to another project.',
      )
    }
    const markdown = text.toString()
    return { updates, text, markdown, sections: this.#match(markdown, this.sections()).rows }
  }

  /** The change from the text of now to `markdown`. */
  pendingText(markdown: string, clientId: string, sections?: Section[]): PendingChange {
    const edits = textChanges(this.#markdown, markdown)
    if (edits.length === 0)
      return { updates: [], text: this.#text, markdown, sections: sections ?? this.sections() }
    const changes = ChangeSet.of(edits, this.#text.length, '\n')
    const pending = this.pendingUpdates([{ clientId, changes }], changes.apply(this.#text))
    return sections === undefined ? pending : { ...pending, sections }
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
      if (changed) passing = this.#write(change.markdown, revision, writer, at)
      if (!sameSections(known, change.sections)) saveSections(store, projectId, change.sections)
      also()
    })
    const kept = new Set(change.sections.map((section) => section.id))
    this.#dropped.push(...known.filter((section) => !kept.has(section.id)))
    this.#dropped = this.#dropped.filter((section) => !kept.has(section.id)).slice(-MAX_DROPPED)
    if (!changed) return
    this.#passing = passing
    this.#text = change.text
    this.#markdown = change.markdown
    this.#revision = revision
    this.#updatedAt = at
    for (const { clientId, changes } of change.updates) this.log.add(clientId, changes)
  }

  /** Returns the hashes of paragraphs that this burst of typing has made. */
  #write(markdown: string, revision: number, writer: Writer, at: number): Set<string> {
    const { store } = this.#ctx
    const projectId = this.#projectId
    const state = { projectId, revision, markdown }
    const passing = new Set<string>()
    saveDocument(store, { projectId, markdown, revision, updatedAt: at })
    if (writer.kind === 'typing') {
      const sameBurst = addAuthorRevision(store, state, this.#revision, this.pinned, at)
      if (sameBurst) for (const hash of this.#passing) passing.add(hash)
      carrySources(store, projectId, this.#markdown, markdown, passing)
    } else {
      keepRevision(store, { projectId, revision: this.#revision, markdown: this.#markdown }, at)
      addRevision(store, state, writer, at)
    }
    touchProject(store, projectId, at)
    return passing
  }

  #match(markdown: string, rows: readonly Section[]) {
    const parsed = parseSections(markdown)
    const unchanged =
      parsed.length === rows.length && parsed.every(({ heading }, at) => heading === rows[at]?.heading)
    if (unchanged) return { rows: [...rows] }
    return matchSections(rows, parsed, {
      projectId: this.#projectId,
      newId: () => this.#ctx.newId(),
      recentlyDropped: this.#dropped,
    })
  }
}

export function sameSections(one: readonly Section[], other: readonly Section[]): boolean {
  return (
    one.length === other.length &&
    one.every((section, at) => {
      const twin = other[at]
      return (
        section.id === twin?.id &&
        section.heading === twin.heading &&
        section.position === twin.position &&
        section.status === twin.status &&
        section.locked === twin.locked
      )
    })
  )
}
