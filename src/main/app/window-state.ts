// Size, place and theme of the window, kept beside the database so that the first paint needs no database.
import { readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

export const MIN_WIDTH = 800
export const MIN_HEIGHT = 560
const FILE = 'window.json'

const stateSchema = z.object({
  x: z.number().int().nullable(),
  y: z.number().int().nullable(),
  width: z.number().int().min(MIN_WIDTH).max(20_000),
  height: z.number().int().min(MIN_HEIGHT).max(20_000),
  maximized: z.boolean(),
  theme: z.enum(['system', 'light', 'dark']),
})
export type WindowState = z.infer<typeof stateSchema>

export interface Area {
  x: number
  y: number
  width: number
  height: number
}

export const initialWindowState: WindowState = {
  x: null,
  y: null,
  width: 1280,
  height: 840,
  maximized: false,
  theme: 'system',
}

/** What was kept, or the initial state: a lost or damaged file costs a window place, never the start. */
export function readWindowState(dataDir: string): WindowState {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')))
    return parsed.success ? parsed.data : initialWindowState
  } catch {
    return initialWindowState
  }
}

/** Whole or not at all, so that a crash leaves the old state. */
export async function writeWindowState(dataDir: string, state: WindowState): Promise<void> {
  const temporary = join(dataDir, `${FILE}.${process.pid}.tmp`)
  await writeFile(temporary, JSON.stringify(state))
  await rename(temporary, join(dataDir, FILE))
}

/** Forgets a place that no display shows any more (at least a title bar's worth must be visible). */
export function fitToDisplays(state: WindowState, displays: readonly Area[]): WindowState {
  const { x, y } = state
  if (x === null || y === null) return state
  const visible = displays.some(
    (area) =>
      x + state.width - 100 > area.x &&
      x + 100 < area.x + area.width &&
      y >= area.y &&
      y + 40 < area.y + area.height,
  )
  return visible ? state : { ...state, x: null, y: null }
}
