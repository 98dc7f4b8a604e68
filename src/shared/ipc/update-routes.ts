// Routes of new versions of the studio.
import { z } from 'zod'
import { nothing, route } from './route.ts'
import type { UpdatesView } from './update-views.ts'

export const updateRoutes = {
  'updates.state': route<UpdatesView>()(nothing),
  /** Until this says `on`, no host is asked anything. */
  'updates.allow': route<UpdatesView>()(z.object({ on: z.boolean() })),
  'updates.check': route<UpdatesView>()(nothing),
  'updates.download': route<UpdatesView>()(nothing),
  'updates.cancel': route<UpdatesView>()(nothing),
  /** Quits, puts the new version in place and starts it. */
  'updates.install': route<UpdatesView>()(nothing),
} as const
