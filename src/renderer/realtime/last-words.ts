// On Stop the author may be in mid-sentence, and transcripts come late: what was said is waited for, within bounds.
import type { Connector } from './connector.ts'
import type { Conversation } from './conversation.ts'

const WAIT_MS = 5000
const STEP_MS = 100

export async function settleLastWords(conversation: Conversation, connector: Connector): Promise<void> {
  const inMidSentence = conversation.activity().authorSpeaking
  // Nobody answers any more, and what was begun is taken as a turn.
  conversation.feed({ type: 'paused', on: true })
  const before = conversation.items().length
  const steps = WAIT_MS / STEP_MS
  for (let step = 0; step < steps && connector.isOpen; step += 1) {
    const committed = !inMidSentence || conversation.items().length > before
    if (committed && conversation.awaitingWords().length === 0) return
    await new Promise((resolve) => window.setTimeout(resolve, STEP_MS))
  }
}
