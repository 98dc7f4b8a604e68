// What is known of a spoken interview without asking the studio that was killed: what its main process told while it
// lived, and what the service had sent.
import type { Page } from '@playwright/test'
import { transcriptItemSchema } from '../../src/shared/transcript/item.ts'
import { z } from 'zod'
import type { LoggedEvent } from './realtime-server/server-log.ts'

const told = z.object({
  name: z.literal('transcript.changed'),
  payload: z.object({ items: z.array(transcriptItemSchema) }),
})

/** Fills `kept` with the words of every completed item that main told of: it does so after the commit. */
export async function witnessCommits(page: Page, kept: Map<string, string | null>): Promise<void> {
  await page.exposeFunction('tellWitness', (event: unknown) => {
    const read = told.safeParse(event)
    for (const item of read.success ? read.data.payload.items : [])
      if (item.status === 'completed') kept.set(item.itemId, item.text)
  })
  await page.evaluate(() => {
    const { tellWitness } = window as unknown as { tellWitness(event: unknown): Promise<void> }
    window.studio.subscribe((event) => {
      if (event.name === 'transcript.changed') void tellWitness(event)
    })
  })
}

export interface SentItem {
  /** null = the service has no words for it, or not yet. */
  text: string | null
  /** Complete from then on, milliseconds since the epoch. */
  at: number
}

const done = z.object({
  item: z.object({
    id: z.string(),
    role: z.string().optional(),
    status: z.string().optional(),
    content: z.array(z.object({ transcript: z.string().nullish(), text: z.string().nullish() })).optional(),
  }),
})
const transcribed = z.object({ item_id: z.string(), transcript: z.string() })
const SEEDED = /^seed_/

/** Items that the service completed by then, with the last words it gave them. */
export function sentItems(log: readonly LoggedEvent[], until: number): Map<string, SentItem> {
  const items = new Map<string, SentItem>()
  for (const { at, direction, type, event } of log) {
    if (direction !== 'sent' || at > until) continue
    if (type === 'conversation.item.done') {
      const { item } = done.parse(event)
      if (SEEDED.test(item.id) || item.status === 'incomplete') continue
      items.set(item.id, { text: item.role === 'assistant' ? wordsOf(item) : null, at })
    }
    if (type === 'conversation.item.input_audio_transcription.completed') {
      const { item_id: id, transcript } = transcribed.parse(event)
      items.set(id, { text: transcript, at })
    }
  }
  return items
}

function wordsOf({ content = [] }: z.infer<typeof done>['item']): string {
  return content.map(({ transcript, text }) => transcript ?? text ?? '').join('')
}

/** How long before `killedAt` the service had completed what is not in the rows: the oldest; 0 = nothing is missing. */
export function oldestMissingMs(
  sent: ReadonlyMap<string, SentItem>,
  kept: ReadonlyMap<string, { text: string | null }>,
  killedAt: number,
): number {
  const missing = [...sent].filter(([id, { text }]) => {
    const row = kept.get(id)
    return row === undefined || (text !== null && row.text !== text)
  })
  return Math.max(0, ...missing.map(([, { at }]) => killedAt - at))
}
