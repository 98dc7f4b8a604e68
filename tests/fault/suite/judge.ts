// What became of a row: figures of all its tests as one, held against its bounds. Pure.
import { z } from 'zod'
import type { Figure, FaultRow } from '../fault-row.ts'

export const toldSchema = z.object({ row: z.string(), figures: z.record(z.string(), z.number()) })
export type Told = z.infer<typeof toldSchema>

export type Verdict = 'held' | 'not held' | 'skipped' | 'failed'

export interface Judgement {
  verdict: Verdict
  /** By name; those that nobody told are not there. */
  figures: Record<string, number>
  /** In words, why it was not held. */
  problems: string[]
}

export function judge(row: FaultRow, count: number, told: readonly Told[], passed: boolean): Judgement {
  const figures = join(row, told)
  if (!passed) return { verdict: 'failed', figures, problems: ['a test failed'] }
  if (told.length === 0) return { verdict: 'skipped', figures, problems: [`needs ${row.needs ?? 'more'}`] }
  for (const [name, figure] of Object.entries(row.figures)) if (figure.ends === true) figures[name] = 0
  const problems = Object.entries(row.figures).flatMap(([name, figure]) =>
    problemOf(figure, figures[name], count),
  )
  return { verdict: problems.length === 0 ? 'held' : 'not held', figures, problems }
}

function join(row: FaultRow, told: readonly Told[]): Record<string, number> {
  const joined: Record<string, number> = {}
  for (const { figures } of told) {
    for (const [name, value] of Object.entries(figures)) {
      const before = joined[name]
      const isMost = row.figures[name]?.join === 'most'
      joined[name] = before === undefined ? value : isMost ? Math.max(before, value) : before + value
    }
  }
  return joined
}

function problemOf(figure: Figure, value: number | undefined, count: number): string[] {
  const { words, atMost } = figure
  const atLeast = figure.atLeast === 'count' ? count : figure.atLeast
  const isBound = atMost !== undefined || atLeast !== undefined
  if (value === undefined) return isBound ? [`${words}: not measured`] : []
  if (atMost !== undefined && value > atMost) return [`${words}: more than ${atMost}`]
  if (atLeast !== undefined && value < atLeast) return [`${words}: fewer than ${atLeast}`]
  return []
}
