// To-dos about what was left out of the book quote it: they are the author's, and no interviewer and no drafter is shown them.
import type { Todo } from './note.ts'

const ENDS = 'rests on a passage you left out of the book. Keep it, or take it out?'

export function leftOutLabel(excerpt: string): string {
  return `“${excerpt}” ${ENDS}`
}

export function mayBeTold({ label }: Pick<Todo, 'label'>): boolean {
  return !label.endsWith(ENDS)
}
