// `npm run test:fault`: every row at its full count, one after the other. A row that is done is not done again; what was
// done before the run was cut counts. `--only=row,row` for some, `--again` for anew, `--count=N` to try the suite.
import { parseArgs } from 'node:util'
import { rowIds, type RowId } from '../rows.ts'
import { keepResult, readResult } from './results.ts'
import { runRow } from './run-row.ts'
import { writePage } from './write-page.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    again: { type: 'boolean', default: false },
    count: { type: 'string', default: 'full' },
  },
})

function wantedRows(): RowId[] {
  if (values.only === undefined) return rowIds
  const names = values.only.split(',')
  const unknown = names.filter((name) => !rowIds.some((id) => id === name))
  if (unknown.length > 0)
    throw new Error(`No such row: ${unknown.join(', ')}. There are: ${rowIds.join(', ')}`)
  return rowIds.filter((id) => names.includes(id))
}

let passed = 0
let failed = 0
for (const id of wantedRows()) {
  const before = readResult(id)
  const isDone = before !== null && before.verdict === 'held' && values.count === 'full'
  const result = isDone && !values.again ? before : runRow(id, values.count)
  // A try is not what the page tells of.
  if (result !== before && values.count === 'full') {
    keepResult(id, result)
    writePage()
  }
  console.log(
    `[fault] ${id}: ${result.verdict} ${JSON.stringify(result.figures)} ${result.problems.join('; ')}`,
  )
  if (result.verdict === 'held') passed += 1
  else if (result.verdict !== 'skipped') failed += 1
}
if (values.count === 'full') writePage()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
