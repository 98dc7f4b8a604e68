// A draft as a model writes it.
/** Names of the prompt where the studio has ids. */
export interface WireAnswer {
  summary: string
  edits: WireEdit[]
  todos: { label: string; reason: string }[]
  resolvedTodoIds: string[]
}

export interface WireEdit {
  op: 'insert' | 'replace' | 'append' | 'retitle' | 'move'
  sectionId: string | null
  /** A section's name, `start`, `end` or null. */
  after: string | null
  heading: string | null
  paragraphs: { markdown: string; sources: string[] }[]
  status: 'drafting' | 'needs_detail' | 'complete'
}
