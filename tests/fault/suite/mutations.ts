// What became of the guards that were taken away, kept between runs.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { outputFolder } from './results.ts'

const mutationSchema = z.object({
  guard: z.string(),
  file: z.string(),
  test: z.string(),
  /** `caught`, or what happened instead. */
  outcome: z.string(),
  day: z.string(),
})
export type MutationResult = z.infer<typeof mutationSchema>

const file = join(outputFolder, 'mutations.json')

export function readMutations(): MutationResult[] {
  return existsSync(file) ? z.array(mutationSchema).parse(JSON.parse(readFileSync(file, 'utf8'))) : []
}

export function keepMutations(results: readonly MutationResult[]): void {
  mkdirSync(outputFolder, { recursive: true })
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
}
