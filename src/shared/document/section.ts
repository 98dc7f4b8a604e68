// Sections follow the headings of the Markdown; their ids live beside the text, never in it.
export const sectionStatuses = ['drafting', 'needs_detail', 'complete'] as const
export type SectionStatus = (typeof sectionStatuses)[number]

export interface Section {
  id: string
  projectId: string
  /** Heading text without `#`; '' for text before the first heading. */
  heading: string
  position: number
  status: SectionStatus
  locked: boolean
  /** The author's goal; null = none. */
  targetWords: number | null
}
