// What the last build said ships.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { licencesSchema } from '../../src/main/about/read-licences.ts'
import type { LicenceEntry } from './licences.ts'

export const LICENCES_FILE = 'out/licences.json'

const entriesSchema = z.array(licencesSchema.element.extend({ bytes: z.number() }))

export function readLicenceEntries(root: string): LicenceEntry[] {
  return entriesSchema.parse(JSON.parse(readFileSync(join(root, LICENCES_FILE), 'utf8')))
}
