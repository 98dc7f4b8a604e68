// The recent turns of a talk as text, newest kept: what was heard, what was only recorded, and what the tools did.
import { excerptOf } from '../interview/sentences-said.ts'
import { INAUDIBLE } from '../transcript/item-fold.ts'
import type { TranscriptItem } from '../transcript/item.ts'

export interface SeedTurn {
  role: 'user' | 'system' | 'assistant'
  text: string
}

/** UTF-16 units of all turns together, about six thousand tokens; and of one. */
export const LONGEST_TURNS = 24_000
const LONGEST_TURN = 4000
const MOST_TURNS = 60
const LONGEST_CALL = 700

/** Oldest first. */
export function recentTurns(items: readonly TranscriptItem[]): SeedTurn[] {
  const outputs = outputsByCall(items)
  const turns: SeedTurn[] = []
  let room = LONGEST_TURNS
  for (const item of items.toReversed()) {
    const turn = turnOf(item, outputs)
    if (turn === null) continue
    room -= turn.text.length
    if (room < 0 || turns.length === MOST_TURNS) break
    turns.unshift(turn)
  }
  return turns
}

function turnOf(item: TranscriptItem, outputs: ReadonlyMap<string, string>): SeedTurn | null {
  switch (item.type) {
    case 'message':
      return messageOf(item)
    case 'function_call':
      return callOf(item, outputs)
    case 'function_call_output':
    case 'marker':
      return null
  }
}

function messageOf(item: TranscriptItem): SeedTurn | null {
  if (item.role === 'user') return authorOf(item)
  const text = (item.role === 'assistant' ? heardOf(item) : (item.text ?? '')).trim()
  if (text === '') return null
  return { role: item.role === 'assistant' ? 'assistant' : 'system', text: keepEnds(text) }
}

function authorOf({ text, audioStartMs, audioEndMs }: TranscriptItem): SeedTurn | null {
  if (text === INAUDIBLE)
    return { role: 'system', text: 'Here the author said something that could not be made out.' }
  if (text === null) {
    const seconds = audioStartMs === null || audioEndMs === null ? 0 : (audioEndMs - audioStartMs) / 1000
    const long = seconds >= 1 ? ` for ${Math.round(seconds)} seconds` : ''
    return {
      role: 'system',
      text: `Here the author spoke${long}. It is kept as sound only: you have not heard it and do not know what was said.`,
    }
  }
  return text.trim() === '' ? null : { role: 'user', text: keepEnds(text.trim()) }
}

/** Speech is about this fast; an answer that was cut off is told as far as the author heard it. */
const UNITS_A_SECOND = 15

function heardOf({ text, status, interrupted, heardMs }: TranscriptItem): string {
  if (text === null || text.trim() === '') return ''
  if (!interrupted && status === 'completed') return text
  if (heardMs === null) return `${text} …`
  const heard = Math.floor((heardMs / 1000) * UNITS_A_SECOND)
  return heard < 2 ? '' : text.length <= heard ? text : excerptOf(text, Math.max(heard, 12))
}

/** A long turn loses its middle: how it began says what it is about, how it ended what comes next. */
function keepEnds(text: string): string {
  if (text.length <= LONGEST_TURN) return text
  const end = text.slice(-(LONGEST_TURN * 0.6)).replace(/^\S*\s|^[\udc00-\udfff]/u, '')
  return `${excerptOf(text, LONGEST_TURN * 0.35)} ${end}`
}

/** A call and its answer are one text: a new conversation does not know the call's id. */
function callOf({ payload }: TranscriptItem, outputs: ReadonlyMap<string, string>): SeedTurn {
  const name = textOf(payload?.['name']) ?? 'a tool'
  const called = excerptOf(textOf(payload?.['arguments']) ?? '{}', LONGEST_CALL)
  const output = outputs.get(textOf(payload?.['callId']) ?? '')
  const answer =
    output === undefined
      ? 'Its answer had not come when the connection ended: look before you call it again.'
      : `It answered ${excerptOf(output, LONGEST_CALL)}`
  return { role: 'system', text: `You called ${name} with ${called}. ${answer}` }
}

function outputsByCall(items: readonly TranscriptItem[]): Map<string, string> {
  return new Map(
    items.flatMap(({ type, payload }) => {
      const callId = textOf(payload?.['callId'])
      const output = textOf(payload?.['output'])
      return type === 'function_call_output' && callId !== null && output !== null
        ? [[callId, output] as const]
        : []
    }),
  )
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
