// A model's answer read and checked: names become ids, and what is wrong is said in words a model can act on.
import type { DraftAnswer, DraftEdit } from '../drafter.ts'
import { problemsOf } from './answer-rules.ts'
import { modelAnswerSchema, type ModelAnswer } from './answer-schema.ts'
import { findJsonObject } from './find-json.ts'
import { withoutMarks } from './plain-data.ts'
import type { PromptNames } from './prompt.ts'

const MOST_CHARACTERS = 2_000_000
const MOST_PROBLEMS = 20

type ModelEdit = ModelAnswer['edits'][number]

/** Never throws, whatever the text is. Problems: at least one, at most twenty. */
export function readAnswer(
  text: string,
  names: PromptNames,
): { answer: DraftAnswer } | { problems: string[] } {
  if (text.length > MOST_CHARACTERS) return { problems: ['The answer is far too long. Make fewer edits.'] }
  const found = findJsonObject(text)
  if (found === undefined)
    return {
      problems: [
        'There is no whole JSON object in the answer. Answer with one JSON object and nothing else.',
      ],
    }
  const read = modelAnswerSchema.safeParse(found)
  if (!read.success) return { problems: shapeProblems(read.error.issues) }
  const given = withPlainNames(read.data)
  const problems = problemsOf(given, names)
  if (problems.length > 0) return { problems: problems.slice(0, MOST_PROBLEMS) }
  return { answer: withIds(given, names) }
}

function shapeProblems(issues: readonly { path: PropertyKey[]; message: string }[]): string[] {
  return issues
    .slice(0, MOST_PROBLEMS)
    .map(
      ({ path, message }) =>
        `${path.map(String).join('.').slice(0, 80) || 'The answer'}: ${message.slice(0, 200)}`,
    )
}

/** The prompt writes items as [i12], and so do some models. */
function withPlainNames(answer: ModelAnswer): ModelAnswer {
  return {
    ...answer,
    edits: answer.edits.map((edit) => ({
      ...edit,
      sectionId: plainName(edit.sectionId ?? ''),
      after: plainName(edit.after ?? ''),
      paragraphs: edit.paragraphs.map(({ markdown, sources }) => ({
        markdown: withoutMarks(markdown),
        sources: sources.map(plainName),
      })),
    })),
    resolvedTodoIds: answer.resolvedTodoIds.map(plainName),
  }
}

function plainName(name: string): string {
  return name.replace(/^[\s[]+|[\s\]]+$/g, '')
}

function withIds({ summary, edits, todos, resolvedTodoIds }: ModelAnswer, names: PromptNames): DraftAnswer {
  return {
    summary,
    edits: edits.map((edit) => editOf(edit, names)),
    todos,
    resolvedTodoIds: resolvedTodoIds.flatMap((name) => names.todos[name] ?? []),
  }
}

function editOf(edit: ModelEdit, names: PromptNames): DraftEdit {
  const { op, status } = edit
  const sectionId = op === 'insert' ? undefined : names.sections[edit.sectionId ?? '']
  const placed = op === 'insert' || op === 'move'
  return {
    op,
    ...(sectionId !== undefined && { sectionId }),
    ...(placed && { afterSectionId: placeOf(edit.after ?? '', names) }),
    ...((op === 'insert' || op === 'retitle') && { heading: (edit.heading ?? '').trim() }),
    paragraphs: edit.paragraphs
      .filter(({ markdown }) => markdown.trim() !== '')
      .map(({ markdown, sources }) => ({
        markdown,
        sources: [...new Set(sources.flatMap((name) => names.items[name] ?? []))],
      })),
    status,
  }
}

/** null = first; undefined = last. */
function placeOf(after: string, names: PromptNames): string | null | undefined {
  return after === 'start' ? null : names.sections[after]
}
