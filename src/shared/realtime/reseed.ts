// What a new connection is told of the talk before it: a summary, then the recent turns as text.
import type { Blueprint } from '../blueprint/blueprint.ts'
import type { Note, Todo } from '../note/note.ts'
import type { Project } from '../project/project.ts'
import type { TranscriptItem } from '../transcript/item.ts'
import { spokenItems } from '../transcript/spoken-items.ts'
import type { SeedItem } from './seed.ts'

export interface SeedInput {
  project: Project | null
  blueprint: Blueprint | null
  openTodos: readonly Todo[]
  notes: readonly Note[]
  /** Of the session so far, in order. */
  items: readonly TranscriptItem[]
  sessionId: string
  /** The connection's number within the session, from 1 on. */
  n: number
}

/** Empty when there is nothing to go on from. */
export function buildSeeds({ project, items, n }: SeedInput): SeedItem[] {
  const spoken = spokenItems(items).slice(-20)
  if (spoken.length === 0) return []
  const summary = `You are going on in mid-conversation about ${JSON.stringify(project?.title ?? null)}: do not greet again.`
  const turns: SeedItem[] = spoken.map((item, i) => ({
    id: `seed_${n}_${i + 1}`,
    type: 'message',
    role: item.role === 'assistant' ? 'assistant' : 'user',
    content: [
      {
        type: item.role === 'assistant' ? 'output_text' : 'input_text',
        text: (item.text || '[inaudible]').slice(0, 2000),
      },
    ],
  }))
  return [
    { id: `seed_${n}_0`, type: 'message', role: 'system', content: [{ type: 'input_text', text: summary }] },
    ...turns,
  ]
}
