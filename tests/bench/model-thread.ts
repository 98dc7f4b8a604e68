// The model server of tests on a thread of its own, that the thread which is measured does nothing for it. Answers at
// once, with changes of a few sections. Posts its address, then what each answer took it.
import { parentPort } from 'node:worker_threads'
import { namedIn } from '../support/model-server/answer-for.ts'
import type { AskedRequest } from '../support/model-server/asked-request.ts'
import { draftAnswer } from '../support/model-server/draft-answer.ts'
import { startModelServer } from '../support/model-server/model-server.ts'
import type { WireAnswer, WireEdit } from '../support/model-server/wire-answer.ts'

/** What the thread says. */
export type ModelThreadSays = { baseUrl: string } | { tookMs: number }

const CHANGED_SECTIONS = 3
const PIECE = 200

const port = parentPort
if (port !== null) {
  const server = await startModelServer()
  server.answer((asked) => {
    const began = performance.now()
    asked.ended
      .then(() => port.postMessage({ tookMs: performance.now() - began } satisfies ModelThreadSays))
      .catch(() => undefined)
    return draftAnswer(severalSections, { chunk: PIECE })(asked)
  })
  port.postMessage({ baseUrl: server.baseUrl } satisfies ModelThreadSays)
}

/** What is new goes to the end of a few sections, and into a new one behind the first. */
function severalSections(asked: AskedRequest): WireAnswer {
  const { sections, items } = namedIn(asked)
  const fresh = items.filter(({ isNew }) => isNew)
  const paragraphs = (where: string) =>
    fresh.map(({ name, text }) => ({ markdown: `${text} So it stands ${where}.`, sources: [name] }))
  const step = Math.max(1, Math.floor(sections.length / CHANGED_SECTIONS))
  const edits: WireEdit[] = sections
    .filter((_, at) => at > 0 && at % step === 0)
    .map(({ name, heading }) => ({
      ...{ op: 'append', sectionId: name, after: null, heading: null, status: 'drafting' },
      paragraphs: paragraphs(`in ${heading}`),
    }))
  const after = sections[1]?.name ?? 'end'
  const heading = `Added ${fresh[0]?.name ?? ''}`
  edits.push({
    ...{ op: 'insert', sectionId: null, after, heading, status: 'drafting' },
    paragraphs: paragraphs('by itself'),
  })
  return { summary: 'Wrote on.', edits, todos: [], resolvedTodoIds: [] }
}
