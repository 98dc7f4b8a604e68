// Which licences fit what was typed, and where a key leads in the list of them.
import type { LicenceView } from '../../../shared/ipc/about-views.ts'

/** Every word that was typed must stand in the name or the licence. */
export function foundIn(licences: readonly LicenceView[], typed: string): readonly LicenceView[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return licences
  return licences.filter(({ name, licence }) => {
    const all = `${name} ${licence}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

const A_PAGE = 8

/** null = the key leads nowhere. */
export function stepFrom(chosen: number, key: string, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: chosen + 1,
    ArrowUp: chosen - 1,
    PageDown: chosen + A_PAGE,
    PageUp: chosen - A_PAGE,
    Home: 0,
    End: count - 1,
  }
  const to = steps[key]
  return to === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, to))
}

export function countWords(found: number, all: number): string {
  return found === all ? `${all} in all` : `${found} of ${all}`
}

/** Two versions of one package may ship. */
export function keyOf({ name, version }: LicenceView): string {
  return `${name}@${version}`
}
