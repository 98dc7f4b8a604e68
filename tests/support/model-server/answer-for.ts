// A draft that fits the prompt the studio sent: it names sections and items that stand in it.
import type { AskedRequest } from './asked-request.ts'
import type { WireAnswer } from './wire-answer.ts'

export interface NamedInPrompt {
  /** Name and heading. */
  sections: { name: string; heading: string }[]
  /** Name and words, in the order of the prompt. */
  items: { name: string; text: string }[]
  todos: { name: string; label: string }[]
}

/** What the studio's message lets an answer name. */
export function namedIn({ userText }: Pick<AskedRequest, 'userText'>): NamedInPrompt {
  return {
    sections: lines(userText, 's').map(({ name, rest }) => ({ name, heading: rest })),
    items: lines(userText, 'i').map(({ name, rest }) => ({ name, text: rest.replace(/^[^:]{1,60}: /, '') })),
    todos: lines(userText, 't').map(({ name, rest }) => ({ name, label: rest })),
  }
}

/** `[i12] Anna: …`, each name once. */
function lines(text: string, letter: string): { name: string; rest: string }[] {
  const found = new Map<string, string>()
  for (const [, name, rest] of text.matchAll(new RegExp(`^\\[(${letter}\\d+)\\] ?(.*)$`, 'gm')))
    if (name && !found.has(name)) found.set(name, rest ?? '')
  return [...found].map(([name, rest]) => ({ name, rest }))
}

const MOST_PARAGRAPHS = 5

/** One new section at the end, with a paragraph for each of the first items: its words, and it as the source. */
export function answerFor(asked: Pick<AskedRequest, 'userText'>, heading = 'What was said'): WireAnswer {
  const { items } = namedIn(asked)
  const paragraphs = items
    .slice(0, MOST_PARAGRAPHS)
    .map(({ name, text }) => ({ markdown: text || 'As was said.', sources: [name] }))
  return {
    summary: `Wrote ${heading}.`,
    edits: paragraphs.length
      ? [{ op: 'insert', sectionId: null, after: 'end', heading, paragraphs, status: 'drafting' }]
      : [],
    todos: [],
    resolvedTodoIds: [],
  }
}
