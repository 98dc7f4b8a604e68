// The list of licences that the build wrote beside the code.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { LicenceView } from '../../shared/ipc/about-views.ts'

export const licencesSchema = z.array(
  z.object({
    kind: z.enum(['package', 'component']),
    name: z.string(),
    version: z.string(),
    licence: z.string(),
    about: z.string(),
    text: z.string(),
  }),
)

/** Rejects when the file is not there or is not such a list. */
export async function readLicences(file: string): Promise<LicenceView[]> {
  return licencesSchema.parse(JSON.parse(await readFile(file, 'utf8')))
}
