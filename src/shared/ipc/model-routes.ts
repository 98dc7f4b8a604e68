// Routes of the models that understand speech.
import { z } from 'zod'
import { nothing, route } from './route.ts'
import type { ModelsView } from './model-views.ts'

const model = z.object({ modelId: z.string().max(200) })

export const modelRoutes = {
  'models.list': route<ModelsView>()(nothing),
  /** Begins a download, or goes on with one. */
  'models.download': route<ModelsView>()(model),
  'models.pause': route<ModelsView>()(model),
  /** Leaves nothing behind. */
  'models.cancel': route<ModelsView>()(model),
  'models.delete': route<ModelsView>()(model),
  /** The author chooses a file or a folder; null when they cancel. */
  'models.import': route<ModelsView | null>()(z.object({ from: z.enum(['file', 'folder']) })),
  /** Ten seconds of sound through an installed model. */
  'models.measure': route<ModelsView>()(model),
} as const
