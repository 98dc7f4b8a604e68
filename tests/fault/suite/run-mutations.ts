// `npm run test:mutations`: takes away one guard after another, in a copy, and sees that its test fails. What was caught
// and has not changed since is not run again. `--only=TEXT` for guards with that in their name, `--again` for anew,
// `--most=N` for the next few of them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { repositoryRoot } from '../../support/electron-app.ts'
import { mutations, type Mutation } from '../mutations.ts'
import { copyTree, requireOnce, type CopiedTree } from './copied-tree.ts'
import { fingerprint, keepMutationResult, readMutationResults } from './mutations.ts'
import { build, needsBuild, runOneTest } from './run-one-test.ts'
import { writePage } from './write-page.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    again: { type: 'boolean', default: false },
    most: { type: 'string', default: '1000' },
  },
})

for (const { file, from } of mutations)
  requireOnce(file, readFileSync(join(repositoryRoot, file), 'utf8'), from)

const known = new Map(readMutationResults().map((result) => [result.guard, result]))
const isKnown = (mutation: Mutation): boolean => {
  const result = known.get(mutation.guard)
  return result?.outcome === 'caught' && result.sha256 === fingerprint(mutation)
}
const wanted = mutations.filter(({ guard }) => guard.includes(values.only))
const open = values.again ? wanted : wanted.filter((mutation) => !isKnown(mutation))
const toRun = open.slice(0, Number(values.most))

let passed = wanted.length - open.length
let failed = 0
const tree = copyTree()
try {
  const healthy = new Map<string, boolean>()
  if (toRun.some(({ test }) => needsBuild(test)) && !build(tree.folder))
    throw new Error('The sources cannot be built as they are')
  for (const { test } of toRun) {
    const name = JSON.stringify(test)
    if (!healthy.has(name)) healthy.set(name, isHealthy(tree, test))
  }
  for (const mutation of toRun) {
    const isSound = healthy.get(JSON.stringify(mutation.test)) === true
    const outcome = isSound ? tryWithout(tree, mutation) : 'its test does not pass, or is skipped, as it is'
    const { guard, file, test } = mutation
    const day = new Date().toISOString().slice(0, 10)
    const sha256 = fingerprint(mutation)
    keepMutationResult({ guard, file, test: test.file, outcome, day, sha256 })
    writePage()
    console.log(`[mutation] ${guard}: ${outcome}`)
    if (outcome === 'caught') passed += 1
    else failed += 1
  }
} finally {
  tree.remove()
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)

function isHealthy({ folder }: CopiedTree, test: Mutation['test']): boolean {
  const { passed, failed } = runOneTest(folder, test)
  return passed > 0 && failed === 0
}

function tryWithout({ folder, change }: CopiedTree, { file, from, to, test }: Mutation): string {
  const undo = change(file, from, to)
  try {
    if (needsBuild(test) && !build(folder)) return 'it cannot be built'
    const { passed, failed } = runOneTest(folder, test)
    if (failed > 0) return 'caught'
    return passed > 0 ? 'its test does not notice' : 'its test could not run'
  } finally {
    undo()
  }
}
