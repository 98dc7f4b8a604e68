// A drafter's answer is checked before anything is written: it may name only what it was given.
import { StudioError } from '../errors.ts'
import type { DraftAnswer, DraftContext, DraftEdit } from './drafter.ts'

const MAX_EDITS = 1000
const MAX_TODOS = 50
const MAX_LABEL = 2000
/** Drafted text in one answer, UTF-16 code units. */
const MAX_TEXT = 10_000_000

/**
 * Sources that were not in the context are dropped (a paragraph left without any counts as unsourced), and so are
 * to-dos of others. Throws a StudioError, not retryable, when an edit names a section that is not in the document.
 */
export function checkAnswer(answer: DraftAnswer, context: DraftContext): DraftAnswer {
  const items = new Set(context.items.map((item) => item.itemId))
  const sections = new Set(context.sections.map((section) => section.id))
  const todos = new Set(context.todos.map((todo) => todo.id))
  if (answer.edits.length > MAX_EDITS) throw unfit(`it has ${answer.edits.length} edits`)
  let size = 0
  const edits = answer.edits.map((edit): DraftEdit => {
    checkSections(edit, sections)
    const paragraphs = edit.paragraphs.map((paragraph) => {
      size += paragraph.markdown.length
      return { markdown: paragraph.markdown, sources: paragraph.sources.filter((id) => items.has(id)) }
    })
    return { ...edit, paragraphs }
  })
  if (size > MAX_TEXT) throw unfit('it is too long')
  return {
    summary: answer.summary.trim().slice(0, 4000),
    edits,
    todos: answer.todos
      .map(({ label, reason }) => ({ label: label.trim().slice(0, MAX_LABEL), reason }))
      .filter(({ label }) => label !== '')
      .slice(0, MAX_TODOS),
    resolvedTodoIds: [...new Set(answer.resolvedTodoIds)].filter((id) => todos.has(id)),
  }
}

function checkSections(edit: DraftEdit, sections: ReadonlySet<string>): void {
  if (edit.op === 'insert') {
    if ((edit.heading ?? '').trim() === '') throw unfit('a new section has no heading')
  } else if (edit.sectionId === undefined || !sections.has(edit.sectionId)) {
    throw unfit('it changes a section that is not in your document')
  }
  const after = edit.afterSectionId
  if (after !== undefined && after !== null && !sections.has(after)) {
    throw unfit('it follows a section that is not in your document')
  }
}

function unfit(why: string): StudioError {
  return new StudioError(
    'INTERNAL',
    `The drafter's answer could not be used: ${why}. Your document is unchanged. Press Retry, or choose another drafting model in Settings.`,
    { retryable: false },
  )
}
