// Groups the canonical transcript into exchanges: a question and what the author said to it.
import type { TranscriptItem } from '../../transcript/item.ts'
import type { Pacer } from './pacer.ts'
import { isAcknowledgement } from './standing-alone.ts'

export interface Turn {
  itemId: string
  text: string
}

export interface Exchange {
  sessionId: string
  /** What was asked, or null when the author simply began. Never quoted; helps to find the subject. */
  question: string | null
  /** Id of the template's question, when a guided interview asked it. */
  questionId: string | null
  /** Heading of the outline the question was asked for, when the interview says so. */
  section: string | null
  turns: Turn[]
}

/** Kinds of question that shape the project and are not the book's material. */
const setupKinds: readonly unknown[] = ['blueprint', 'selection', 'intake']

export function isSetup(item: Pick<TranscriptItem, 'payload'>): boolean {
  const payload = item.payload
  if (payload === null) return false
  return (
    setupKinds.includes(payload['kind']) ||
    setupKinds.includes(payload['questionKind']) ||
    (typeof payload['field'] === 'string' && payload['field'] !== '')
  )
}

/** Exchanges in transcript order; each has at least one turn. */
export async function exchangesOf(items: readonly TranscriptItem[], pacer: Pacer): Promise<Exchange[]> {
  const exchanges: Exchange[] = []
  let open: Exchange | null = null
  let aboutSetup = false
  for (const item of items) {
    await pacer.spend(100)
    if (!isSpoken(item)) continue
    const text = (item.text ?? '').trim()
    if (open !== null && open.sessionId !== item.sessionId) {
      close(exchanges, open)
      open = null
      aboutSetup = false
    }
    if (item.role === 'assistant') {
      aboutSetup = isSetup(item)
      if (open !== null && open.turns.length > 0 && isNod(text)) continue
      const unanswered: string | null = open !== null && open.turns.length === 0 ? open.question : null
      if (open !== null) close(exchanges, open)
      open = {
        sessionId: item.sessionId,
        question: unanswered === null ? text : `${unanswered} ${text}`,
        questionId: textOf(item, 'questionId'),
        section: textOf(item, 'section'),
        turns: [],
      }
      continue
    }
    if (aboutSetup || isSetup(item)) continue
    open ??= { sessionId: item.sessionId, question: null, questionId: null, section: null, turns: [] }
    open.questionId ??= textOf(item, 'questionId')
    open.section ??= textOf(item, 'section')
    open.turns.push({ itemId: item.itemId, text })
  }
  if (open !== null) close(exchanges, open)
  return exchanges
}

function close(exchanges: Exchange[], exchange: Exchange): void {
  if (exchange.turns.length > 0) exchanges.push(exchange)
}

function isSpoken(item: TranscriptItem): boolean {
  return (
    item.type === 'message' &&
    (item.role === 'user' || item.role === 'assistant') &&
    item.status !== 'failed' &&
    item.text !== null &&
    item.text.trim() !== ''
  )
}

/** "Go ahead.", "I see.": the interviewer only nods, the answer goes on. */
function isNod(text: string): boolean {
  return (
    isAcknowledgement(text) ||
    (text.length <= 24 &&
      !text.includes('?') &&
      /^(?:oh|ah|mm|i see|yes|yeah|right|ok|go on|take your time)/i.test(text))
  )
}

function textOf({ payload }: TranscriptItem, key: string): string | null {
  const value = payload?.[key]
  return typeof value === 'string' ? value : null
}
