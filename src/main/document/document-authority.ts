// The one place where manuscripts change: editors push to it and pull from it, the drafter's edits are merged by it.
import { acceptProposal } from '../../shared/document/accept-proposal.ts'
import { mergeDraftInSteps, type DraftProposal, type Manuscript } from '../../shared/document/draft-merge.ts'
import type { PlacedParagraph } from '../../shared/document/apply-edits.ts'
import type { Proposal } from '../../shared/document/document.ts'
import type { Section } from '../../shared/document/section.ts'
import { finish } from '../../shared/document/steps.ts'
import type { DraftEdit } from '../../shared/drafting/drafter.ts'
import { StudioError } from '../../shared/errors.ts'
import type { Events } from '../../shared/ipc/contract.ts'
import type {
  BesideDocument,
  DocumentUpdate,
  OpenDocument as OpenDocumentView,
} from '../../shared/ipc/views.ts'
import type { ServiceContext } from '../context.ts'
import { listParagraphSources } from '../store/queries/paragraph-sources.ts'
import { findProposal, listOpenProposals, setProposalStatus } from '../store/queries/proposals.ts'
import { findRevisionMarkdown } from '../store/queries/revisions.ts'
import { saveSections, type SectionChanges } from '../store/queries/sections.ts'
import { inSlices } from '../background/in-slices.ts'
import { OpenDocument, sameSections } from './open-document.ts'

import { readChanges } from './read-changes.ts'

/** Merges begun anew because the author typed meanwhile. */
const MAX_MERGES = 5

/** What a draft job reads; `release` lets the revision go into the author's next burst again. */
export interface DraftBase extends Manuscript {
  revision: number
  release(): void
}

export interface DrafterEdits {
  projectId: string
  title: string
  jobId: string
  base: Manuscript
  edits: readonly DraftEdit[]
  /** Runs in the transaction that writes the document: what belongs to the same fact. */
  also(merged: { proposals: DraftProposal[]; paragraphs: PlacedParagraph[]; revision: number }): void
}

export class DocumentAuthority {
  readonly #ctx: ServiceContext
  readonly #documents = new Map<string, OpenDocument>()

  constructor(ctx: ServiceContext) {
    this.#ctx = ctx
  }

  open(projectId: string): OpenDocumentView {
    const document = this.#of(projectId)
    const { markdown, revision, updatedAt } = document
    return {
      document: { projectId, markdown, revision, updatedAt },
      sections: document.sections(),
      proposals: listOpenProposals(this.#ctx.store, projectId),
      sources: listParagraphSources(this.#ctx.store, projectId),
      version: document.log.version,
      authorship: [],
    }
  }

  /** What belongs to the open document, without its text. */
  beside(projectId: string): BesideDocument {
    const { document, ...rest } = this.open(projectId)
    return { ...rest, revision: document.revision }
  }

  /** Throws INVALID_ARGUMENT (the document is unchanged), LIMIT_EXCEEDED, DISK_FULL. */
  push(projectId: string, version: number, updates: readonly DocumentUpdate[]) {
    const document = this.#of(projectId)
    const { log } = document
    if (version !== log.version) return { accepted: false, version: log.version, revision: document.revision }
    let text = document.text
    const read = updates.map(({ clientId, changes }) => {
      const parsed = readChanges(changes, text.length)
      text = parsed.apply(text)
      return { clientId, changes: parsed }
    })
    if (read.length > 0) {
      document.commit(document.pendingUpdates(read, text), { kind: 'typing' })
      this.#tell(projectId, 'author')
    }
    return { accepted: true, version: log.version, revision: document.revision }
  }

  pull(projectId: string, version: number): { version: number; updates: DocumentUpdate[] | null } {
    const { log } = this.#of(projectId)
    return { version: log.version, updates: log.since(version) }
  }

  /** The text a draft job works from. Its revision row stays until `release`. */
  draftBase(projectId: string): DraftBase {
    const document = this.#of(projectId)
    const { markdown, revision, pinned } = document
    pinned.add(revision)
    return {
      markdown,
      revision,
      sections: document.sections(),
      release: () => void pinned.delete(revision),
    }
  }

  /**
   * Merges the drafter's edits into the text of now and commits them together with `also`. The merge runs in slices;
   * the author may type meanwhile, and then it is done again over what was typed.
   */
  async applyDrafter({
    projectId,
    title,
    jobId,
    base,
    edits,
    also,
  }: DrafterEdits): Promise<{ revision: number }> {
    const document = this.#of(projectId)
    for (let attempt = 1; ; attempt++) {
      const author = { markdown: document.markdown, sections: document.sections(), authorship: [] }
      const steps = mergeDraftInSteps({
        projectId,
        title,
        base,
        author,
        edits,
        newId: () => this.#ctx.newId(),
      })
      // An author who never stops typing is not kept waiting for ever: the last merge is done in one go.
      const merged = attempt < MAX_MERGES ? await inSlices(steps) : finish(steps)
      if (document.markdown !== author.markdown || !sameSections(document.sections(), author.sections))
        continue
      const pending = document.pendingText(merged.markdown, `drafter:${jobId}`, merged.sections)
      const revision = document.revision + (pending.updates.length > 0 ? 1 : 0)
      document.commit(pending, { kind: 'change', author: 'drafter', jobId }, () =>
        also({ ...merged, revision }),
      )
      this.#tell(projectId, 'drafter')
      return { revision }
    }
  }

  /** Makes the old text the newest revision; what stood there is a revision too. Throws NOT_FOUND. */
  restore(projectId: string, revision: number): { revision: number } {
    const document = this.#of(projectId)
    const markdown = findRevisionMarkdown(this.#ctx.store, projectId, revision)
    if (markdown === null) {
      throw new StudioError(
        'NOT_FOUND',
        'This revision is not kept any more. Your document is unchanged. Choose another one.',
      )
    }
    document.commit(document.pendingText(markdown, `restore:${revision}`), {
      kind: 'change',
      author: 'restore',
      jobId: null,
    })
    this.#tell(projectId, 'restore')
    return { revision: document.revision }
  }

  /** Throws NOT_FOUND. */
  setSection(projectId: string, sectionId: string, changes: SectionChanges): Section {
    const document = this.#of(projectId)
    const sections = document.sections()
    const section = sections.find(({ id }) => id === sectionId)
    if (section === undefined) {
      throw new StudioError('NOT_FOUND', 'This section is not in the document any more. Nothing was changed.')
    }
    const changed = { ...section, ...changes }
    saveSections(
      this.#ctx.store,
      projectId,
      sections.map((each) => (each.id === sectionId ? changed : each)),
    )
    this.#tell(projectId, 'author')
    return changed
  }

  /** Throws NOT_FOUND; deciding again what was decided changes nothing. */
  resolveProposal(projectId: string, proposalId: string, action: 'accept' | 'reject'): Proposal {
    const document = this.#of(projectId)
    const proposal = findProposal(this.#ctx.store, projectId, proposalId)
    if (proposal === null)
      throw new StudioError('NOT_FOUND', 'This proposal is gone. Your document is unchanged.')
    if (proposal.status !== 'open') return proposal
    const status = action === 'accept' ? 'accepted' : 'rejected'
    const sections = document.sections()
    const markdown =
      action === 'accept'
        ? acceptProposal({ markdown: document.markdown, authorship: [] }, sections, proposal).markdown
        : document.markdown
    const pending = document.pendingText(markdown, `proposal:${proposalId}`)
    document.commit(pending, { kind: 'change', author: 'author', jobId: null }, () =>
      setProposalStatus(this.#ctx.store, proposalId, status),
    )
    this.#tell(projectId, 'author')
    return { ...proposal, status }
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

export function createDocumentAuthority(ctx: ServiceContext): DocumentAuthority {
  return new DocumentAuthority(ctx)
}
