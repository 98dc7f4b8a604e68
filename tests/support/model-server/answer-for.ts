// A draft that fits the prompt the studio sent: it names what stands in it.
import type { AskedRequest } from './asked-request.ts'
import type { WireAnswer } from './wire-answer.ts'

export interface NamedInPrompt {
  /** In the order of the outline. */
  sections: { name: string; heading: string; locked: boolean }[]
  /** What the author said, in the order of the transcript. */
  items: { name: string; text: string; isNew: boolean }[]
  todos: { name: string; label: string }[]
}

type Prompt = Pick<AskedRequest, 'userText'>

/** What the studio's message lets an answer name. */
export function namedIn({ userText }: Prompt): NamedInPrompt {
  return {
    sections: found(userText, 'outline', /^(s\d+): (.*) \((\w+, \d+ words[^()]*)\)/).map(
      ([name, heading, facts]) => ({ name, heading, locked: /\blocked\b/.test(facts) }),
    ),
    items: found(userText, 'transcript', /^\[(i\d+)\] ([^:]*): (.*)$/).map(([name, speaker, text]) => ({
      name,
      text,
      isNew: /\((?:.*, )?new\b[^()]*\)$/.test(speaker),
    })),
    todos: found(userText, 'to_dos', /^(t\d+): (.*)()$/).map(([name, label]) => ({ name, label })),
  }
}

/** The section of that heading. */
export function sectionNamed(asked: Prompt, heading: string): string {
  const section = namedIn(asked).sections.find((one) => one.heading === heading)
  if (section) return section.name
  throw new Error(`The prompt names no section "${heading}"`)
}

function found(text: string, block: string, line: RegExp): [string, string, string][] {
  const begin = text.indexOf(`<${block}>`)
  const end = text.indexOf(`</${block}>`, begin)
  if (begin === -1 || end === -1) return []
  return text
    .slice(begin, end)
    .split('\n')
    .flatMap((one) => {
      const [, first = '', second = '', third = ''] = line.exec(one) ?? []
      return first === '' ? [] : [[first, second, third] satisfies [string, string, string]]
    })
}

const MOST_PARAGRAPHS = 5

/** A new section at the end: a paragraph for each of the first items that are new, its words, and it as the source. */
export function answerFor(asked: Prompt, heading = 'What was said'): WireAnswer {
  const { items } = namedIn(asked)
  const fresh = items.filter(({ isNew }) => isNew)
  const paragraphs = (fresh.length ? fresh : items)
    .slice(0, MOST_PARAGRAPHS)
    .map(({ name, text }) => ({ markdown: text, sources: [name] }))
  return {
    summary: `Wrote ${heading}.`,
    edits: paragraphs.length
      ? [{ op: 'insert', sectionId: null, after: 'end', heading, paragraphs, status: 'drafting' }]
      : [],
    todos: [],
    resolvedTodoIds: [],
  }
}
