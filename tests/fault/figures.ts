// How a test of the fault suite learns how often, and tells what it saw.
import { appendFileSync } from 'node:fs'
import { faultRows, type FigureName, type RowId } from './rows.ts'

/** FAULT_COUNT: `full`, or a number for all rows that are run; without it few, as a gate has time for. */
export function countOf(row: RowId): number {
  const given = process.env['FAULT_COUNT'] ?? ''
  const { small, full } = faultRows[row]
  if (given === '') return small
  const count = given === 'full' ? full : Number(given)
  if (!Number.isInteger(count) || count < 1) throw new Error(`FAULT_COUNT is no count: ${given}`)
  return count
}

/** One line for the suite, where it listens; figures that are told again are added up or the most of them counts. */
export function tellFigures<R extends RowId>(row: R, figures: Partial<Record<FigureName<R>, number>>): void {
  const file = process.env['FAULT_FIGURES']
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ row, figures })}\n`)
}
