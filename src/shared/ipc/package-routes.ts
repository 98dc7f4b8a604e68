// Routes of whole projects that leave as files and come back. Main asks for every path itself.
import { z } from 'zod'
import type * as view from './package-views.ts'
import { idSchema, nothing, route } from './route.ts'

export const MOST_PACKAGES = 500

export const packageRoutes = {
  /** Opens the native dialog, then writes. `projectId` null = every project, each a folder in the one that is chosen. */
  'packages.export': route<view.ExportedPackages>()(
    z.object({ projectId: idSchema.nullable(), form: z.enum(['folder', 'file']) }),
  ),
  /** Opens the native dialog; null when the author cancels. A folder may hold many exports. Nothing is imported yet. */
  'packages.choose': route<view.PackageChoice | null>()(z.object({ from: z.enum(['folder', 'file']) })),
  /** The file that the studio was opened with, once; null = there is none. */
  'packages.given': route<view.PackageChoice | null>()(nothing),
  /** One after the other; one that fails keeps none of the others out. Throws NOT_FOUND when the choice is gone. */
  'packages.import': route<view.ImportedPackageView[]>()(
    z.object({
      choiceId: idSchema,
      packages: z
        .array(z.object({ packageId: idSchema, asCopy: z.boolean() }))
        .min(1)
        .max(MOST_PACKAGES),
    }),
  ),
  'packages.forget': route<null>()(z.object({ choiceId: idSchema })),
  /** Ends the export or import that goes on; what it wrote is removed. */
  'packages.cancel': route<null>()(nothing),
}
