// What the manuscript still wants, as questions for the next conversation; and which of them are answered now.
import type { DraftAnswer, DraftContext, OutlineEntry } from '../drafter.ts'
import type { TemplateQuestion } from '../../project/templates.ts'
import { statusFor } from './section-state.ts'

export interface SectionSize {
  heading: string
  words: number
  entry: OutlineEntry | null
}

/** More to-dos at once than this help nobody. */
const MOST_TODOS = 5

const furtherQuestions = [
  'Who was there, and what did they say?',
  'What happened on one particular day?',
  'What did it look and sound like?',
  'What came of it in the end?',
]

const about = (heading: string): string => `Say more about “${heading}”.`

export function todosFor(
  sizes: readonly SectionSize[],
  missing: readonly OutlineEntry[],
  questions: readonly TemplateQuestion[],
  context: Pick<DraftContext, 'todos'>,
): DraftAnswer['todos'] {
  const known = new Set(context.todos.map((todo) => todo.label))
  const thin = sizes
    .filter(({ words, entry }) => statusFor(words, entry) === 'needs_detail')
    .sort((a, b) => a.words - b.words)
    .map(({ heading, words, entry }, index) => ({
      label: `${about(heading)} ${questionFor(entry, questions) ?? furtherQuestions[index % furtherQuestions.length] ?? ''}`,
      reason: `The section has ${String(words)} words so far.`,
    }))
  const empty = missing.map((entry) => ({
    label: `${about(entry.heading)} ${questionFor(entry, questions) ?? entry.brief}`,
    reason: 'Nothing has been said about this section yet.',
  }))
  return [...empty.slice(0, 3), ...thin].filter(({ label }) => !known.has(label)).slice(0, MOST_TODOS)
}

function questionFor(entry: OutlineEntry | null, questions: readonly TemplateQuestion[]): string | null {
  if (entry === null) return null
  return questions.find(({ section }) => section === entry.heading)?.text ?? null
}

/** Open to-dos of ours about sections that are no longer thin. */
export function resolvedTodos(
  sizes: readonly SectionSize[],
  { todos }: Pick<DraftContext, 'todos'>,
): string[] {
  const told = sizes.filter(({ words, entry }) => statusFor(words, entry) !== 'needs_detail')
  return todos
    .filter(
      ({ status, label }) =>
        status === 'open' && told.some(({ heading }) => label.startsWith(about(heading))),
    )
    .map(({ id }) => id)
}
