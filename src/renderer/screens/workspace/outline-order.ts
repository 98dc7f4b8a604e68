// Where sections may go. The title, and what stands before the first heading, stay at the top.
import type { Section } from '../../../shared/document/section.ts'
import type { OutlineEntry } from '../../editor/outline.ts'

/** An entry that main knows as a section of its own. */
export type MovableEntry = OutlineEntry & { section: Section }

export interface SectionMove {
  sectionId: string
  /** null = first. */
  afterSectionId: string | null
}

/** The first heading of level 1 is the manuscript's title. */
export function isTitle(entry: OutlineEntry, entries: readonly OutlineEntry[]): boolean {
  return entry.level === 1 && entry === entries[0]
}

/** The entries that may be moved, in order. */
export function movableOf(entries: readonly OutlineEntry[]): MovableEntry[] {
  return entries.filter((entry): entry is MovableEntry => entry.section !== null && !isTitle(entry, entries))
}

/** One place up or down; null at the end, or where the section is not one that moves. */
export function moveByOne(
  entries: readonly OutlineEntry[],
  sections: readonly Section[],
  sectionId: string,
  step: -1 | 1,
): SectionMove | null {
  const movable = movableOf(entries).map(({ section }) => section.id)
  const at = movable.indexOf(sectionId)
  const neighbour = movable[at + step]
  if (at < 0 || neighbour === undefined) return null
  const afterSectionId = step === 1 ? neighbour : placeOf(sections, neighbour)
  return { sectionId, afterSectionId }
}

/** To the gap before the movable entry of this index; null when it would stay where it is. */
export function moveToGap(
  entries: readonly OutlineEntry[],
  sections: readonly Section[],
  sectionId: string,
  gap: number,
): SectionMove | null {
  const movable = movableOf(entries).map(({ section }) => section.id)
  const from = movable.indexOf(sectionId)
  if (from < 0 || gap === from || gap === from + 1) return null
  const before = movable[gap - 1]
  const first = movable[0]
  if (before !== undefined) return { sectionId, afterSectionId: before }
  return first === undefined ? null : { sectionId, afterSectionId: placeOf(sections, first) }
}

/** The section that stands before this one; null = it is first. */
export function placeOf(sections: readonly Section[], sectionId: string): string | null {
  const ordered = [...sections].sort((a, b) => a.position - b.position)
  const at = ordered.findIndex(({ id }) => id === sectionId)
  return ordered[at - 1]?.id ?? null
}
