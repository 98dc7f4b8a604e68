// docs/reliability.md, as the results say it.
import type { FaultRow, Figure } from '../fault-row.ts'
import { faultRows, rowIds, type RowId } from '../rows.ts'
import type { Machine } from './machine.ts'
import type { MutationResult } from './mutations.ts'
import type { RowResult } from './results.ts'

export interface Results {
  machine: Machine
  rows: ReadonlyMap<RowId, RowResult>
  mutations: readonly MutationResult[]
}

export function reliabilityPage({ machine, rows, mutations }: Results): string {
  return `${[
    '# What was tested, and what it came to',
    'Made by `npm run test:fault` and `npm run test:mutations` from what their tests told, never by hand. What is asked ' +
      'for stands in [`tests/fault/rows.ts`](../tests/fault/rows.ts): the table of faults of the design, and below it ' +
      'what is measured in the same way. `npm test` runs the same tests with smaller counts.',
    measuredOn(machine),
    '## Faults',
    faultTable(rows),
    '## Guards that were taken away',
    mutationTable(mutations),
  ].join('\n\n')}\n`
}

function measuredOn(machine: Machine): string {
  const { processor, cores, memoryGb, system, electron, node, sqlite } = machine
  return (
    `Measured on ${cores} cores (${processor}), ${memoryGb} GB, ${system}; Electron ${electron}, Node ${node}, ` +
    `SQLite ${sqlite}. The machine was shared with other work, so times are upper bounds.`
  )
}

function faultTable(rows: Results['rows']): string {
  const head = ['fault', 'what is done', 'count', 'reached', 'target', 'held?', 'day, commit, time']
  const body = rowIds.map((id) => cellsOf(faultRows[id], rows.get(id)))
  return table(head, body)
}

function cellsOf(row: FaultRow, result: RowResult | undefined): string[] {
  const { fault, how, full } = row
  if (result === undefined) return [fault, how, String(full), 'not run', targetsOf(row, full), '', '']
  const { count, verdict, problems, day, commit, seconds } = result
  const held = verdict === 'held' ? 'yes' : verdict === 'skipped' ? 'skipped' : '**no**'
  const why = problems.length === 0 ? held : `${held}: ${problems.join('; ')}`
  const of = count < full ? `${count} of ${full}` : String(count)
  const when = `${day}, ${commit}, ${seconds} s`
  return [fault, how, of, reachedOf(row, result), targetsOf(row, count), why, when]
}

function reachedOf({ figures }: FaultRow, result: RowResult): string {
  return Object.entries(figures)
    .flatMap(([name, figure]) => {
      const value = result.figures[name]
      return value === undefined ? [] : [`${figure.words}: ${numeral(value, figure)}`]
    })
    .join('; ')
}

function targetsOf({ figures }: FaultRow, count: number): string {
  return Object.values(figures)
    .flatMap((figure: Figure) => {
      const { words, atMost, atLeast } = figure
      if (atMost !== undefined) return [`${words} ${atMost === 0 ? '0' : `≤ ${numeral(atMost, figure)}`}`]
      if (atLeast !== undefined) return [`${words} ≥ ${atLeast === 'count' ? count : atLeast}`]
      return []
    })
    .join('; ')
}

function numeral(value: number, { unit }: Figure): string {
  const digits = unit === undefined || value >= 100 ? 0 : 1
  const text = value.toLocaleString('en-US', { maximumFractionDigits: digits })
  return unit === undefined ? text : `${text} ${unit}`
}

function mutationTable(mutations: Results['mutations']): string {
  if (mutations.length === 0) return 'Not run.'
  const caught = mutations.filter((one) => one.outcome === 'caught').length
  const body = mutations.map(({ guard, file, test, outcome, day }) => [
    guard,
    `\`${file}\``,
    `\`${test}\``,
    outcome === 'caught' ? 'yes' : outcome === 'not run' ? outcome : `**no**: ${outcome}`,
    day,
  ])
  return [
    `Each guard is switched off alone, in a copy of the sources, and the test that is to notice is run: it passes ` +
      `before and must fail after. ${caught} of ${mutations.length} were caught.`,
    table(['guard', 'where', 'test', 'caught?', 'day'], body),
  ].join('\n\n')
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}
