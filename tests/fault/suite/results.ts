// What rows came to, kept beside the page that is made of it: a run that is cut goes on where it was, and one row that is run
// anew, by whomever, leaves the others as they are.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { repositoryRoot } from '../../support/electron-app.ts'
import type { RowId } from '../rows.ts'

export const outputFolder = join(repositoryRoot, 'docs', 'reliability')

const resultSchema = z.object({
  verdict: z.enum(['held', 'not held', 'skipped', 'failed']),
  count: z.number(),
  figures: z.record(z.string(), z.number()),
  problems: z.array(z.string()),
  seconds: z.number(),
  /** YYYY-MM-DD */
  day: z.string(),
  commit: z.string(),
})
export type RowResult = z.infer<typeof resultSchema>

export function readResult(row: RowId): RowResult | null {
  const file = join(outputFolder, `${row}.json`)
  return existsSync(file) ? resultSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
}

export function keepResult(row: RowId, result: RowResult): void {
  mkdirSync(outputFolder, { recursive: true })
  writeFileSync(join(outputFolder, `${row}.json`), `${JSON.stringify(result, null, 2)}\n`)
}
