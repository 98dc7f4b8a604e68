// What became of the guards that were taken away, kept between runs.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { repositoryRoot } from '../../support/electron-app.ts'
import { mutations, type Mutation } from '../mutations.ts'
import { outputFolder } from './results.ts'

const resultSchema = z.object({
  guard: z.string(),
  file: z.string(),
  test: z.string(),
  /** `caught`, or what happened instead. */
  outcome: z.string(),
  day: z.string(),
  /** Of the guard, its file and its test, as they were: a result holds for these. */
  sha256: z.string(),
})
export type MutationResult = z.infer<typeof resultSchema>

const file = join(outputFolder, 'mutations.json')

/** In the order of the list; what is not on it any more is left out. */
export function readMutationResults(): MutationResult[] {
  const kept = existsSync(file) ? z.array(resultSchema).parse(JSON.parse(readFileSync(file, 'utf8'))) : []
  return mutations.flatMap(({ guard }) => kept.filter((result) => result.guard === guard))
}

export function keepMutationResult(result: MutationResult): void {
  mkdirSync(outputFolder, { recursive: true })
  const others = readMutationResults().filter(({ guard }) => guard !== result.guard)
  writeFileSync(file, `${JSON.stringify([...others, result], null, 2)}\n`)
}

export function fingerprint({ file, from, to, test }: Mutation): string {
  const hash = createHash('sha256').update(JSON.stringify([file, from, to, test]))
  for (const name of [file, test.file]) hash.update(readFileSync(join(repositoryRoot, name)))
  return hash.digest('hex')
}
