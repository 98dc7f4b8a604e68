// Selection: which project the interview is about. Its answers are read here too, chosen or typed.
import type { ContentType } from '../project/project.ts'
import { templates } from '../project/templates.ts'
import { lastOutcome, type PlannedQuestion, type Step } from './question.ts'

export const SELECT_PROJECT = 'select-project'
export const PROJECT_TITLE = 'project-title'
export const PROJECT_TYPE = 'project-content-type'
/** Choice of {@link SELECT_PROJECT} that is no project. */
export const NEW_PROJECT = 'new'

export interface KnownProject {
  id: string
  title: string
}

const MAX_CHOICES = 30

/** `steps` are the session's own; a project chosen anywhere else ends this stage. */
export function planSelection(
  projects: readonly KnownProject[],
  steps: readonly Step[],
  workingTitle: string | null,
): PlannedQuestion {
  const open = { kind: 'selection', field: null, section: null } as const
  if (projects.length > 0 && lastOutcome(steps, SELECT_PROJECT) === null) {
    return {
      ...open,
      id: SELECT_PROJECT,
      text: 'What shall we talk about today?',
      hint: 'Go on with something you have begun, or start something new.',
    }
  }
  if (lastOutcome(steps, PROJECT_TITLE) !== 'answered') {
    return {
      ...open,
      id: PROJECT_TITLE,
      text: 'What shall we call it for now?',
      hint: 'A working title: you can change it whenever you like.',
    }
  }
  return {
    ...open,
    id: PROJECT_TYPE,
    text:
      workingTitle === null ? 'And what is it going to be?' : `And what is “${workingTitle}” going to be?`,
    hint: 'It decides what I ask you and how the manuscript is laid out.',
  }
}

/** Ready answers; made anew whenever the question is shown. */
export function choicesOf(
  questionId: string,
  projects: readonly KnownProject[],
): { id: string; label: string }[] {
  if (questionId === SELECT_PROJECT) {
    const known = projects.slice(0, MAX_CHOICES).map(({ id, title }) => ({ id, label: title }))
    return [...known, { id: NEW_PROJECT, label: 'Start something new' }]
  }
  if (questionId === PROJECT_TYPE)
    return templates.map(({ contentType, label }) => ({ id: contentType, label }))
  return []
}

/** The project that is meant, {@link NEW_PROJECT}, or null when it cannot be told. */
export function readProjectChoice(
  text: string,
  choiceId: string | undefined,
  projects: readonly KnownProject[],
): string | null {
  if (choiceId !== undefined) {
    return choiceId === NEW_PROJECT || projects.some(({ id }) => id === choiceId) ? choiceId : null
  }
  const said = plain(text)
  const exact = projects.filter(({ title }) => plain(title) === said)
  const close = exact.length > 0 ? exact : projects.filter(({ title }) => plain(title).startsWith(said))
  if (close.length === 1 && close[0] !== undefined) return close[0].id
  return /^((start )?(something|a|one|anything) )?new( one| project)?$/.test(said) ? NEW_PROJECT : null
}

/** The content type that is meant, or null. */
export function readContentType(text: string, choiceId: string | undefined): ContentType | null {
  if (choiceId !== undefined)
    return templates.find(({ contentType }) => contentType === choiceId)?.contentType ?? null
  const said = ` ${plain(text)} `
  const named = templates.filter(
    ({ label, contentType }) =>
      said.includes(` ${plain(label)} `) || said.includes(` ${plain(contentType.replaceAll('_', ' '))} `),
  )
  return named.length === 1 ? (named[0]?.contentType ?? null) : null
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
