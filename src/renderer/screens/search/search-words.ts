// What search says in words: kinds, counts, who and where.
import type { SearchHit, SearchKind } from '../../../shared/search/search.ts'
import { blueprintFields } from '../../../shared/blueprint/blueprint.ts'
import { blueprintFieldLabels } from '../../../shared/blueprint/view.ts'
import { dayWords } from '../workspace/time-words.ts'
import { sessionKindLabels } from '../workspace/transcript-rows.ts'

export const kindLabels: Record<SearchKind, string> = {
  item: 'What was said',
  note: 'Notes',
  todo: 'To-dos',
  blueprint: 'Blueprints',
  paragraph: 'Manuscripts',
  project: 'Titles and goals',
}

/** "12 places", "More than 1,000 places; the latest 1,000 are in order of how well they fit". */
export function countWords({ total, isCapped }: { total: number; isCapped: boolean }): string {
  const number = total.toLocaleString('en')
  if (isCapped) return `More than ${number} places. The latest are shown; another word narrows them down.`
  return total === 1 ? '1 place' : `${number} places`
}

/** Who said it, or what it is. */
export function whoWords({ kind, role, speaker, refId }: SearchHit): string {
  switch (kind) {
    case 'item':
      return speaker ?? (role === 'assistant' ? 'Interviewer' : 'You')
    case 'note':
      return 'Note'
    case 'todo':
      return 'To-do'
    case 'blueprint': {
      const field = blueprintFields.find((candidate) => candidate === refId)
      return field === undefined ? 'Blueprint' : `Blueprint: ${blueprintFieldLabels[field]}`
    }
    case 'paragraph':
      return 'Manuscript'
    case 'project':
      return 'Title and goal'
  }
}

/** "The Iron Thimble · Guided interview · 22 Nov 2026" */
export function whereWords({ kind, projectTitle, sessionKind, at }: SearchHit): string {
  const session = kind === 'item' && sessionKind !== null ? sessionKindLabels[sessionKind] : null
  const day = at === null || kind === 'project' ? null : dayWords(at)
  return [projectTitle ?? 'No project yet', session, day].filter((part) => part !== null).join(' · ')
}
