// Routes about the studio itself. They answer whatever state the database is in.
import type { AboutView } from './about-views.ts'
import { nothing, route } from './route.ts'

export const aboutRoutes = {
  'app.about': route<AboutView>()(nothing),
  /** Opens the list that Electron brings of what Chromium is made of. Throws NOT_FOUND where it is not there. */
  'app.showChromiumLicences': route<null>()(nothing),
  /** Versions, sizes, counts and states: nothing that anybody wrote, said or named. */
  'app.diagnostics': route<{ text: string }>()(nothing),
} as const
