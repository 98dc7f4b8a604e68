// The open manuscript: editing, history, sections and proposals.
import { StudioError } from '../../../shared/errors.ts'
import type { ServiceContext } from '../../context.ts'
import type { DocumentAuthority } from '../../document/document-authority.ts'
import { requireProject } from '../../store/queries/projects.ts'
import { findRevisionMarkdown } from '../../store/queries/revisions.ts'
import type { Handlers } from '../handlers.ts'

type DocumentRoute = Extract<keyof Handlers, `document.${string}`>

export function documentHandlers(
  ctx: ServiceContext,
  documents: DocumentAuthority,
): Pick<Handlers, DocumentRoute> {
  const { store } = ctx
  const existing = (projectId: string): string => requireProject(store, projectId).id
  return {
    'document.open': ({ projectId }) => documents.open(existing(projectId)),
    'document.beside': ({ projectId }) => documents.beside(existing(projectId)),
    'document.push': ({ projectId, version, updates }) =>
      documents.push(
        existing(projectId),
        version,
        updates.map(({ clientId, changes }) => ({ clientId, changes })),
      ),
    'document.pull': ({ projectId, version }) => documents.pull(existing(projectId), version),
    'document.revisions': ({ projectId }) => documents.revisions(existing(projectId)),
    'document.revision': ({ projectId, revision }) => {
      const markdown = findRevisionMarkdown(store, existing(projectId), revision)
      if (markdown !== null) return { markdown }
      throw new StudioError('NOT_FOUND', 'This revision is not kept any more. Your document is unchanged.')
    },
    'document.restore': ({ projectId, revision }) => documents.restore(existing(projectId), revision),
    'document.setSection': ({ projectId, sectionId, status, locked, targetWords }) =>
      documents.setSection(existing(projectId), sectionId, {
        ...(status !== undefined && { status }),
        ...(locked !== undefined && { locked }),
        ...(targetWords !== undefined && { targetWords }),
      }),
    'document.moveSection': ({ projectId, sectionId, afterSectionId }) =>
      documents.moveSection(existing(projectId), sectionId, afterSectionId),
    'document.renameSection': ({ projectId, sectionId, heading }) =>
      documents.renameSection(existing(projectId), sectionId, heading),
    'document.compare': ({ projectId, from, to }) => documents.compare(existing(projectId), from, to),
    'document.restorePart': ({ projectId, ...part }) => documents.restorePart(existing(projectId), part),
    'document.flushed': ({ flushId }) => {
      documents.flushed(flushId)
      return null
    },
    'document.resolveProposal': ({ projectId, proposalId, action, markdown }) =>
      documents.resolveProposal(existing(projectId), proposalId, {
        action,
        ...(markdown !== undefined && { markdown }),
      }),
  }
}
