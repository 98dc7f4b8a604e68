// The history that `@openai/agents-realtime` keeps, fed through its own transport class: it parses the events, asks the
// server for items again as it would, and is answered. Only the connection is missing.
import {
  OpenAIRealtimeBase,
  RealtimeAgent,
  RealtimeSession,
  tool,
  type RealtimeClientMessage,
  type RealtimeItem,
} from '@openai/agents-realtime'
import type { Said, WireEvent } from './nine-cases.ts'
import { RetrievingServer } from './retrieving-server.ts'

class FedTransport extends OpenAIRealtimeBase {
  readonly status = 'connected'
  readonly muted = false
  readonly sent: RealtimeClientMessage[] = []
  connect(): Promise<void> {
    return Promise.resolve()
  }
  sendEvent(event: RealtimeClientMessage): void {
    this.sent.push(event)
  }
  mute(): void {}
  close(): void {}
  interrupt(): void {}
  /** As it comes over the channel. */
  receive(data: string): void {
    // eslint-disable-next-line no-underscore-dangle -- its name for what a transport does with a message
    this._onMessage({ data } as MessageEvent)
  }
}

export interface FedSession {
  feed(data: string): void
  /** Answers what the session has asked the server for. */
  answer(): void
  history(): readonly RealtimeItem[]
}

const createNote = tool({
  name: 'create_note',
  description: 'Keeps a note.',
  parameters: { type: 'object', properties: {}, required: [], additionalProperties: true },
  strict: false,
  execute: () => Promise.resolve('{"ok":true}'),
})

/** `log` = all that will be fed: the server knows its items before it tells of them. */
export async function openFedSession(log: readonly string[]): Promise<FedSession> {
  const transport = new FedTransport()
  const agent = new RealtimeAgent({ name: 'Interviewer', tools: [createNote] })
  const session = new RealtimeSession(agent, { transport, tracingDisabled: true })
  session.on('error', () => {})
  await session.connect({ apiKey: 'none' })
  const server = new RetrievingServer(log)
  transport.sent.length = 0
  return {
    feed(data) {
      server.tells(data)
      transport.receive(data)
    },
    answer() {
      for (const { type, item_id: itemId } of transport.sent.splice(0)) {
        if (type !== 'conversation.item.retrieve' || typeof itemId !== 'string') continue
        const answer = server.retrieved(itemId)
        if (answer !== null) transport.receive(answer)
      }
    },
    history: () => session.history,
  }
}

export async function readByAgents(
  events: readonly WireEvent[],
  answered: 'at once' | 'at the end',
): Promise<Said[]> {
  const log = events.map((event) => JSON.stringify(event))
  const session = await openFedSession(log)
  for (const line of log) {
    session.feed(line)
    if (answered === 'at once') session.answer()
    // Its tools run on their own time; they are let to.
    await new Promise((resolve) => setImmediate(resolve))
  }
  session.answer()
  return session.history().flatMap(saidOf)
}

function saidOf(item: RealtimeItem): Said[] {
  if (item.type !== 'message') return []
  const parts = item.content.map((part) =>
    'text' in part ? part.text : 'transcript' in part ? (part.transcript ?? null) : null,
  )
  const known = parts.filter((part) => part !== null)
  // It has no word for “interrupted”; `incomplete` is the nearest.
  const cut = item.role === 'assistant' && item.status === 'incomplete'
  return [{ id: item.itemId, text: known.length === 0 ? null : known.join(''), cut, heardMs: null }]
}
