// The manuscript: Markdown is canonical and never re-serialised.
import type { Section } from './section.ts'

export const revisionAuthors = ['author', 'drafter', 'import', 'restore'] as const
export type RevisionAuthor = (typeof revisionAuthors)[number]

export interface ManuscriptDocument {
  projectId: string
  markdown: string
  revision: number
  updatedAt: number
}

export interface DocumentRevision {
  projectId: string
  revision: number
  author: RevisionAuthor
  jobId: string | null
  createdAt: number
  words: number
  /** Against the revision kept before it; null = not counted yet. */
  wordsAdded: number | null
  wordsRemoved: number | null
}

/** A drafted paragraph and the transcript items it rests on, kept beside the text. */
export interface ParagraphSource {
  /** sha256 of the trimmed paragraph text: how a paragraph is found again. */
  paragraphHash: string
  excerpt: string
  itemIds: string[]
  jobId: string
}

/** A drafter's text that conflicts with what the author wrote; stands beside it until decided. */
export interface Proposal {
  id: string
  projectId: string
  jobId: string
  sectionId: string | null
  /** The author's block as it stood. */
  authorMarkdown: string
  drafterMarkdown: string
  status: 'open' | 'accepted' | 'rejected'
  createdAt: number
}

export interface DocumentState {
  document: ManuscriptDocument
  sections: Section[]
  proposals: Proposal[]
  sources: ParagraphSource[]
}
