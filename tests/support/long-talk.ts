// Hours of talk as steps for the Realtime server: as many turns, tools and events as the hours have, without the waiting.
import type { Step } from './realtime-server/scenario.ts'

/** An answer and a question. */
export const EXCHANGES_A_MINUTE = 6
const NOTE_EVERY = 8
const BOOKS_EVERY = 20
const DRAFT_EVERY = 90

const TOLD = [
  'we walked the salt road on Sundays and nobody had told me what it was for',
  'my father kept the lamp lit until the last boat had come in past the point',
  'the river froze that winter and we crossed it on foot with the dog ahead of us',
  'she wrote everything down in the back of the hymn book because paper was dear',
]

/** What the author says in exchange `n`: some fifty words. */
export function told(n: number): string {
  const parts = [0, 1, 2].map((part) => TOLD[(n + part) % TOLD.length])
  return `Answer ${n}: ${parts.join(', and then ')}.`
}

function asked(n: number): string {
  return `Question ${n}: and what do you remember of that day, the light of it, and who was in the room with you?`
}

/** Exchanges `from` (inclusive) to `to` (exclusive) of a talk about the project. */
export function longTalk(projectId: string, from: number, to: number): Step[] {
  const steps: Step[] = []
  for (let n = from; n < to; n += 1) {
    const late = n % 3 === 0
    steps.push({
      kind: 'heard',
      text: told(n),
      audioMs: 6000,
      transcription: late ? { deltas: true, arrives: 'after_reply' } : { deltas: true },
    })
    for (const { name, args } of toolsAt(n))
      steps.push({
        kind: 'respond',
        calls: [{ callId: `call_${name}_${n}`, name, arguments: { projectId, ...args } }],
      })
    steps.push({ kind: 'respond', say: asked(n) })
  }
  return steps
}

function toolsAt(n: number): { name: string; args: Record<string, unknown> }[] {
  if (n % DRAFT_EVERY === DRAFT_EVERY - 1)
    return [{ name: 'queue_draft_update', args: { urgency: 'asap', summary: `Up to answer ${n}` } }]
  if (n % BOOKS_EVERY === BOOKS_EVERY - 1) return [{ name: 'list_notes', args: { limit: 20 } }]
  if (n % NOTE_EVERY === NOTE_EVERY - 1)
    return [{ name: 'create_note', args: { noteType: 'story', content: told(n) } }]
  return []
}

/** How often that tool is called in those exchanges. */
export function callsOf(name: string, exchanges: number): number {
  return Array.from({ length: exchanges }, (_, n) => toolsAt(n))
    .flat()
    .filter((tool) => tool.name === name).length
}
