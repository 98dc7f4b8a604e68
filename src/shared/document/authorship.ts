// Who wrote which stretch of the manuscript, beside the text and never in it. Kept on this computer only.
export type Writer = 'author' | 'drafter'

/** A stretch of the text, in UTF-16 code units; stretches follow each other without gaps from 0 on. */
export interface AuthorshipSpan {
  by: Writer
  length: number
}
export type Authorship = readonly AuthorshipSpan[]
