// Ids of turns that are made here: of sound, or of other turns.

/** Of sound. */
export const SAID = 'said_'
/** Of other turns, by a split or a merge. */
const MADE = 'turn_'

export function saidId(id: string): string {
  return `${SAID}${id.replaceAll('-', '')}`
}

export function turnId(id: string): string {
  return `${MADE}${id.replaceAll('-', '')}`
}

/** No talk and no recording tells of it. */
export function isMadeHere(itemId: string): boolean {
  return itemId.startsWith(MADE)
}
