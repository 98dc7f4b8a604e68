// How far a section is: by the words it has against the words it should have.
import type { OutlineEntry } from '../drafter.ts'
import type { SectionStatus } from '../../document/section.ts'

/** A section this long is told, whatever the length of the book. */
const WELL_COVERED = 1200
/** Target of a section that the talk itself suggested. */
const OWN_TARGET = 800
const LEAST_WORDS = 80

/** @param words of the section's text; @param entry its entry in the outline, if any. */
export function statusFor(words: number, entry: OutlineEntry | null): SectionStatus {
  const target = Math.min(entry?.targetWords ?? OWN_TARGET, WELL_COVERED)
  if (words < Math.max(Math.min(LEAST_WORDS, target), target / 4)) return 'needs_detail'
  return words >= target ? 'complete' : 'drafting'
}
