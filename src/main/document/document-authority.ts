// The one place where manuscripts change: editors push to it and pull from it, the drafter's edits are merged by it.
import type { Authorship } from '../../shared/document/authorship.ts'
import type { ManuscriptComparison } from '../../shared/document/comparison.ts'
import type { DraftProposal, Manuscript } from '../../shared/document/draft-merge.ts'
import type { PlacedParagraph } from '../../shared/document/apply-edits.ts'
import type { DocumentRevision, ParagraphSource, Proposal } from '../../shared/document/document.ts'
import type { Section } from '../../shared/document/section.ts'
import type { DraftEdit } from '../../shared/drafting/drafter.ts'
import { StudioError } from '../../shared/errors.ts'
import type { Events } from '../../shared/ipc/contract.ts'
import type { UndoneDraft } from '../../shared/ipc/draft-views.ts'
import type {
  BesideDocument,
  DocumentUpdate,
  OpenDocument as OpenDocumentView,
} from '../../shared/ipc/views.ts'
import type { Background } from '../background/background.ts'
import { inlineBackground } from '../background/create-background.ts'
import type { ServiceContext } from '../context.ts'
import { standingSources } from '../transcription/standing-items.ts'
import { listOpenProposals } from '../store/queries/proposals.ts'
import { saveSections, type SectionChanges } from '../store/queries/sections.ts'
import { FlushRequests } from './flush-requests.ts'
import { OpenDocument } from './open-document.ts'
import { readChanges } from './read-changes.ts'
import { renamed } from './rename-section.ts'
import { resolveProposal, type Decision } from './resolve-proposal.ts'
import { restorePart, restoreRevision, revisionText, type PartToRestore } from './restore-revision.ts'
import { countedRevisions } from './revision-words.ts'
import { settle, type Desk } from './settle.ts'
import { undoJob } from './undo-job.ts'

/** Typing that is this old has long been sent. Milliseconds. */
const TYPING_MS = 10_000

/** What a draft job reads; `release` lets the revision go into the author's next burst again. */
export interface DraftBase extends Manuscript {
  authorship: Authorship
  revision: number
  release(): void
}

/** A merged draft as it is about to be written. */
export interface MergedEdits {
  proposals: DraftProposal[]
  paragraphs: PlacedParagraph[]
  /** Of what the drafter has written of `paragraphs`, ready to be stored. */
  sources: ParagraphSource[]
  revision: number
}

export interface DrafterEdits {
  projectId: string
  title: string
  jobId: string
  base: Manuscript
  edits: readonly DraftEdit[]
  /** Runs in the transaction that writes the document: what belongs to the same fact. */
  also(merged: MergedEdits): void
}

export class DocumentAuthority {
  readonly #ctx: ServiceContext
  readonly #background: Background
  readonly #flushes: FlushRequests
  readonly #documents = new Map<string, OpenDocument>()
  /** When the author last typed, by project. */
  readonly #typedAt = new Map<string, number>()

  constructor(ctx: ServiceContext, background: Background) {
    this.#ctx = ctx
    this.#background = background
    this.#flushes = new FlushRequests(ctx)
  }

  open(projectId: string): OpenDocumentView {
    const { markdown, revision, updatedAt } = this.#of(projectId)
    const { revision: _, ...beside } = this.beside(projectId)
    return { document: { projectId, markdown, revision, updatedAt }, ...beside }
  }

  /** What belongs to the open document, without its text. */
  beside(projectId: string): BesideDocument {
    const document = this.#of(projectId)
    const { store } = this.#ctx
    return {
      sections: document.sections(),
      proposals: listOpenProposals(store, projectId),
      sources: standingSources(store, projectId),
      version: document.log.version,
      authorship: document.state.authorship,
      revision: document.revision,
    }
  }

  /** Throws INVALID_ARGUMENT (the document is unchanged), LIMIT_EXCEEDED, DISK_FULL. */
  push(projectId: string, version: number, updates: readonly DocumentUpdate[]) {
    const document = this.#of(projectId)
    const { log } = document
    if (version !== log.version) return { accepted: false, version: log.version, revision: document.revision }
    let { length } = document.state.text
    const read = updates.map(({ clientId, changes }) => {
      const parsed = readChanges(changes, length)
      length = parsed.newLength
      return { clientId, changes: parsed }
    })
    if (read.length > 0) {
      document.commit(document.pendingUpdates(read), { kind: 'typing' })
      this.#typedAt.set(projectId, this.#ctx.now())
      this.#tell(projectId, 'author')
    }
    return { accepted: true, version: log.version, revision: document.revision }
  }

  pull(projectId: string, version: number): { version: number; updates: DocumentUpdate[] | null } {
    const { log } = this.#of(projectId)
    return { version: log.version, updates: log.since(version) }
  }

  /** The editor has sent all that was typed; see `document.flush`. */
  flushed(flushId: string): void {
    this.#flushes.answered(flushId)
  }

  /** The text a draft job works from. Its revision row stays until `release`. */
  draftBase(projectId: string): DraftBase {
    const document = this.#of(projectId)
    const { revision, pinned } = document
    const { markdown, authorship } = document.state
    pinned.add(revision)
    return {
      markdown,
      authorship,
      revision,
      sections: document.sections(),
      release: () => void pinned.delete(revision),
    }
  }

  /** Merges the drafter's edits into the text of now and commits them together with `also`. */
  async applyDrafter({ projectId, title, jobId, base, edits, also }: DrafterEdits) {
    const document = this.#of(projectId)
    if (this.#ctx.now() - (this.#typedAt.get(projectId) ?? -Infinity) < TYPING_MS)
      await this.#flushes.ask(projectId)
    const { markdown, sections } = base
    const read = { title, jobId, edits, base: { markdown, sections } }
    const revision = await settle(
      this.#desk(projectId),
      'mergeDraft',
      (now) => ({ now, ...read }),
      (merged) => {
        const pending = document.pendingRewrite(merged, `drafter:${jobId}`)
        const next = document.revision + (pending.updates.length > 0 ? 1 : 0)
        document.commit(pending, { kind: 'change', author: 'drafter', jobId }, () =>
          also({ ...merged, revision: next }),
        )
        return next
      },
    )
    this.#tell(projectId, 'drafter')
    return { revision }
  }

  /** Takes a draft's changes out again; what the author wrote or changed since stays. Throws NOT_FOUND, CONFLICT. */
  async undoDraft(projectId: string, jobId: string): Promise<UndoneDraft> {
    const undone = await undoJob(this.#desk(projectId), projectId, jobId)
    this.#tell(projectId, 'restore')
    return undone
  }

  /** Makes the old text the newest revision; what stood there is a revision too. Throws NOT_FOUND. */
  async restore(projectId: string, revision: number): Promise<{ revision: number }> {
    const restored = await restoreRevision(this.#desk(projectId), projectId, revision)
    this.#tell(projectId, 'restore')
    return restored
  }

  /** Throws NOT_FOUND, CONFLICT when the document has moved on, INVALID_ARGUMENT. */
  async restorePart(projectId: string, part: PartToRestore): Promise<{ revision: number }> {
    const restored = await restorePart(this.#desk(projectId), projectId, part)
    this.#tell(projectId, 'restore')
    return restored
  }

  /** Newest first. */
  revisions(projectId: string): Promise<DocumentRevision[]> {
    const { store, now } = this.#ctx
    return countedRevisions({ store, now, background: this.#background }, projectId)
  }

  /** `to` null = as it stands. Throws NOT_FOUND. */
  async compare(projectId: string, from: number, to: number | null): Promise<ManuscriptComparison> {
    const { store } = this.#ctx
    const before = revisionText(store, projectId, from).markdown
    const after = to === null ? this.#of(projectId).markdown : revisionText(store, projectId, to).markdown
    return { before, after, ...(await this.#background.run('compare', { before, after })) }
  }

  /** Throws NOT_FOUND. */
  setSection(projectId: string, sectionId: string, changes: SectionChanges): Section {
    const sections = this.#of(projectId).sections()
    const section = sections.find(({ id }) => id === sectionId)
    if (section === undefined) {
      throw new StudioError('NOT_FOUND', 'This section is not in the document any more. Nothing was changed.')
    }
    const changed = { ...section, ...changes }
    const rows = sections.map((each) => (each.id === sectionId ? changed : each))
    saveSections(this.#ctx.store, projectId, rows)
    this.#tell(projectId, 'author')
    return changed
  }

  /** Puts the section behind another; null = first. Throws NOT_FOUND, INVALID_ARGUMENT. */
  async moveSection(projectId: string, sectionId: string, afterSectionId: string | null) {
    const document = this.#of(projectId)
    await settle(
      this.#desk(projectId),
      'moveSection',
      (now) => ({ now, sectionId, afterSectionId }),
      (moved) =>
        document.commit(document.pendingRewrite(moved, `move:${sectionId}`), {
          kind: 'change',
          author: 'author',
          jobId: null,
        }),
    )
    this.#tell(projectId, 'author')
    return { revision: document.revision }
  }

  /** Throws NOT_FOUND, INVALID_ARGUMENT. */
  renameSection(projectId: string, sectionId: string, heading: string): Section {
    const document = this.#of(projectId)
    const { section, pending } = renamed(document, sectionId, heading)
    document.commit(pending, { kind: 'typing' })
    this.#tell(projectId, 'author')
    return section
  }

  /** Throws NOT_FOUND; deciding again what was decided changes nothing. */
  async resolveProposal(projectId: string, proposalId: string, decision: Decision): Promise<Proposal> {
    const resolved = await resolveProposal(this.#desk(projectId), projectId, proposalId, decision)
    this.#tell(projectId, 'author')
    return resolved
  }

  #desk(projectId: string): Desk {
    return { ctx: this.#ctx, background: this.#background, document: this.#of(projectId) }
  }

  #of(projectId: string): OpenDocument {
    const known = this.#documents.get(projectId)
    if (known !== undefined) return known
    const opened = new OpenDocument(this.#ctx, projectId)
    this.#documents.set(projectId, opened)
    return opened
  }

  #tell(projectId: string, by: Events['document.changed']['by']): void {
    const { log, revision } = this.#of(projectId)
    this.#ctx.emit('document.changed', { projectId, version: log.version, revision, by })
  }
}

/** Without `background` long work is done on main, in slices. */
export function createDocumentAuthority(
  ctx: ServiceContext,
  background: Background = inlineBackground,
): DocumentAuthority {
  return new DocumentAuthority(ctx, background)
}
