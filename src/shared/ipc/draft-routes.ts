// Requests about draft jobs.
import { z } from 'zod'
import { engineNameSchema, urgencySchema, type DraftJob } from '../drafting/draft-job.ts'
import type { ModelRequestView } from '../drafting/model-request.ts'
import { idSchema as id, nothing, route } from './route.ts'
import type { DraftingReport, DraftSpending, UndoneDraft } from './draft-views.ts'
import type { EnqueueView } from './views.ts'

const project = z.object({ projectId: id })
const job = z.object({ jobId: id })

export const draftRoutes = {
  'draft.enqueue': route<EnqueueView>()(
    project.extend({
      sessionId: id.nullable(),
      urgency: urgencySchema,
      summary: z.string().max(4000).optional(),
      transcriptAnchors: z.array(id).max(200).optional(),
      activeSection: z.string().max(500).optional(),
      forcedEngine: engineNameSchema.optional(),
    }),
  ),
  'draft.latest': route<DraftJob | null>()(project),
  'draft.jobs': route<DraftJob[]>()(project),
  /** `engine`: this time by that one, e.g. `embedded` while there is no network. */
  'draft.retry': route<DraftJob>()(job.extend({ engine: engineNameSchema.optional() })),
  /** Stops a queued or running job; one that is done is left as it is. */
  'draft.cancel': route<DraftJob>()(job),
  /** Takes a finished job's changes out again; what the author wrote since stays. */
  'draft.undo': route<UndoneDraft>()(project.extend({ jobId: id })),
  /** What was sent to a model for the job and what came, oldest first. */
  'draft.requests': route<ModelRequestView[]>()(job),
  /** Of all projects. */
  'draft.spending': route<DraftSpending>()(nothing),
  'draft.networkBack': route<null>()(nothing),
  /** Asks the drafting server of these settings for a few words. */
  'draft.testConnection': route<DraftingReport>()(nothing),
} as const
