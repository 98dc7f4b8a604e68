// What an answer of the right shape may still get wrong: names it was not given, locked sections, edits of nothing,
// absurd sizes. Each problem is a sentence that a model can act on.
import type { ModelAnswer } from './answer-schema.ts'
import type { PromptNames } from './prompt.ts'

const MOST_EDITS = 200
const MOST_PARAGRAPHS = 400
const LONGEST_PARAGRAPH = 20_000
const MOST_TEXT = 500_000

type ModelEdit = ModelAnswer['edits'][number]

/** Nothing wrong = empty. */
export function problemsOf(answer: ModelAnswer, names: PromptNames): string[] {
  const { edits } = answer
  if (edits.length > MOST_EDITS) return [`There are ${edits.length} edits. Make at most ${MOST_EDITS}.`]
  const problems = edits.flatMap((edit, at) =>
    editProblems(edit, names).map((problem) => `Edit ${at + 1} (${edit.op}): ${problem}`),
  )
  for (const name of answer.resolvedTodoIds) {
    if (!isName(names.todos, name)) problems.push(`resolvedTodoIds: ${told(name)} is not a to-do of yours.`)
  }
  const characters = edits
    .flatMap(({ paragraphs }) => paragraphs)
    .reduce((sum, { markdown }) => sum + markdown.length, 0)
  if (characters > MOST_TEXT) problems.push('All paragraphs together are far too long. Make fewer edits.')
  return problems
}

function editProblems(edit: ModelEdit, names: PromptNames): string[] {
  return [...sectionProblems(edit, names), ...afterProblems(edit, names), ...textProblems(edit, names)]
}

function sectionProblems({ op, sectionId, heading }: ModelEdit, names: PromptNames): string[] {
  const needsHeading = (op === 'insert' || op === 'retitle') && isBlank(heading)
  const problems = needsHeading ? ['it needs a heading.'] : []
  if (op === 'insert') return problems
  if (isBlank(sectionId)) return [...problems, 'it needs the sectionId of a section that is there.']
  const name = sectionId ?? ''
  if (!isName(names.sections, name)) problems.push(`section ${told(name)} is not in the manuscript.`)
  else if (names.locked.includes(name))
    problems.push(`section ${told(name)} is locked. Leave it as it is; nothing may change it.`)
  else if (op === 'replace' && names.outlined?.includes(name) === true)
    problems.push(`section ${told(name)} was not shown whole. Use append: a replacement would lose its text.`)
  return problems
}

function afterProblems({ op, after }: ModelEdit, names: PromptNames): string[] {
  if (op !== 'insert' && op !== 'move') return []
  const known = isBlank(after) || after === 'start' || after === 'end' || isName(names.sections, after ?? '')
  return known ? [] : [`after is ${told(after ?? '')}; give the name of a section, "start" or "end".`]
}

function textProblems({ op, paragraphs }: ModelEdit, names: PromptNames): string[] {
  if (paragraphs.length > MOST_PARAGRAPHS)
    return [`it has ${paragraphs.length} paragraphs; that is too many.`]
  const problems: string[] = []
  const writes = op === 'insert' || op === 'replace' || op === 'append'
  if (writes && paragraphs.every(({ markdown }) => isBlank(markdown)))
    problems.push('it has no text. Write its paragraphs, or leave the edit out.')
  if (paragraphs.some(({ markdown }) => markdown.length > LONGEST_PARAGRAPH))
    problems.push('a paragraph is far too long. Split it.')
  for (const name of new Set(paragraphs.flatMap(({ sources }) => sources))) {
    if (!isName(names.items, name))
      problems.push(`source ${told(name)} is not in the transcript. Name only items that stand there.`)
  }
  return problems
}

export function isName(names: Record<string, string>, name: string): boolean {
  return Object.hasOwn(names, name)
}

function isBlank(text: string | null | undefined): boolean {
  return (text ?? '').trim() === ''
}

function told(name: string): string {
  return JSON.stringify(name.slice(0, 40))
}
