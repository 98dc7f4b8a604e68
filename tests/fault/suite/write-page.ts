// Writes docs/reliability.md from all that is kept.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '../../support/electron-app.ts'
import { rowIds, type RowId } from '../rows.ts'
import { reliabilityPage } from './document.ts'
import { thisMachine } from './machine.ts'
import { mutations } from '../mutations.ts'
import { readMutationResults, type MutationResult } from './mutations.ts'
import { readResult, type RowResult } from './results.ts'

export function writePage(): void {
  const rows = new Map<RowId, RowResult>()
  for (const id of rowIds) {
    const result = readResult(id)
    if (result !== null) rows.set(id, result)
  }
  const page = reliabilityPage({ machine: thisMachine(), rows, mutations: everyGuard() })
  writeFileSync(join(repositoryRoot, 'docs', 'reliability.md'), page)
}

/** Those that were not tried are told of too. */
function everyGuard(): MutationResult[] {
  const tried = new Map(readMutationResults().map((result) => [result.guard, result]))
  return mutations.map(({ guard, file, test }) => {
    const open = { guard, file, test: test.file, outcome: 'not run', day: '', sha256: '' }
    return tried.get(guard) ?? open
  })
}
