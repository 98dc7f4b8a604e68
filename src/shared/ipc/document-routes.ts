// Requests about the manuscript.
import { z } from 'zod'
import type { ManuscriptComparison } from '../document/comparison.ts'
import type { DocumentRevision, Proposal } from '../document/document.ts'
import { sectionStatuses, type Section } from '../document/section.ts'
import { idSchema as id, route } from './route.ts'
import type { BesideDocument, DocumentUpdate, OpenDocument } from './views.ts'

const project = z.object({ projectId: id })
const offset = z.number().int().nonnegative()

export const documentRoutes = {
  'document.open': route<OpenDocument>()(project),
  /** All but the text. */
  'document.beside': route<BesideDocument>()(project),
  /** Accepted only when `version` is main's; otherwise pull, rebase and push again. */
  'document.push': route<{ accepted: boolean; version: number; revision: number }>()(
    project.extend({
      version: z.number().int().nonnegative(),
      updates: z.array(z.object({ clientId: z.string().max(100), changes: z.unknown() })).max(2000),
    }),
  ),
  /** `updates` null = the history does not reach back that far: open again. */
  'document.pull': route<{ version: number; updates: DocumentUpdate[] | null }>()(
    project.extend({ version: z.number().int().nonnegative() }),
  ),
  'document.revisions': route<DocumentRevision[]>()(project),
  'document.revision': route<{ markdown: string }>()(project.extend({ revision: z.number().int() })),
  'document.restore': route<{ revision: number }>()(project.extend({ revision: z.number().int() })),
  'document.setSection': route<Section>()(
    project.extend({
      sectionId: id,
      status: z.enum(sectionStatuses).optional(),
      locked: z.boolean().optional(),
      targetWords: z.number().int().min(1).max(1_000_000).nullable().optional(),
    }),
  ),
  /** Puts the section behind another; null = first. */
  'document.moveSection': route<{ revision: number }>()(
    project.extend({ sectionId: id, afterSectionId: id.nullable() }),
  ),
  'document.renameSection': route<Section>()(project.extend({ sectionId: id, heading: z.string().max(300) })),
  'document.resolveProposal': route<Proposal>()(
    project.extend({
      proposalId: id,
      action: z.enum(['accept', 'reject']),
      /** Accepted as the author has changed it. */
      markdown: z.string().max(1_000_000).optional(),
    }),
  ),
  /** `to` null = as it stands now. */
  'document.compare': route<ManuscriptComparison>()(
    project.extend({ from: z.number().int(), to: z.number().int().nullable() }),
  ),
  /**
   * Puts [from, to) of an old revision in place of [newFrom, newTo) of the text as it stands; `current` is its revision,
   * another one is a CONFLICT. Offsets in UTF-16 code units.
   */
  'document.restorePart': route<{ revision: number }>()(
    project.extend({
      revision: z.number().int(),
      current: z.number().int(),
      from: offset,
      to: offset,
      newFrom: offset,
      newTo: offset,
    }),
  ),
  'document.flushed': route<null>()(project.extend({ flushId: id })),
} as const
