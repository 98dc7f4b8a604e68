// Items of ours on their way into the conversation: sent in order, kept until the service confirms them.
import type { WireNewItem } from './client-event.ts'
import { itemConfirmed, wantResponse } from './sequencer-responses.ts'
import type { OutgoingItem, Step } from './sequencer-state.ts'

const MAX_OUTGOING = 200
/** A message of the channel holds 256 KB; escapes and encoding may multiply what a character takes. */
const MAX_OUTPUT_JSON = 64_000
const KEPT_OF_LONG_OUTPUT = 20_000

export function sendItem(step: Step, item: WireNewItem, toolName: string | null = null): void {
  const eventId = step.state.link === 'up' ? create(step, item) : null
  step.set({ outgoing: [...step.state.outgoing, { item, toolName, eventId }].slice(-MAX_OUTGOING) })
}

function create(step: Step, item: WireNewItem): string {
  return step.send({ type: 'conversation.item.create', item })
}

export function message(itemId: string, role: 'user' | 'system', text: string): WireNewItem {
  return { id: itemId, type: 'message', role, content: [{ type: 'input_text', text }] }
}

export function outputItem(itemId: string, callId: string, output: string): WireNewItem {
  return { id: itemId, type: 'function_call_output', call_id: callId, output: bounded(output) }
}

/** For a conversation that does not know the call. */
export function outputInWords(itemId: string, toolName: string, output: string): WireNewItem {
  return message(
    itemId,
    'system',
    `The tool ${toolName}, called before the connection was lost, has answered: ${bounded(output)}`,
  )
}

function bounded(output: string): string {
  if (JSON.stringify(output).length <= MAX_OUTPUT_JSON) return output
  return JSON.stringify({ truncated: true, beginning: output.slice(0, KEPT_OF_LONG_OUTPUT) })
}

export function itemAdded(step: Step, itemId: string): void {
  const { outgoing } = step.state
  if (outgoing.some(({ item }) => item.id === itemId))
    step.set({ outgoing: outgoing.filter(({ item }) => item.id !== itemId) })
  itemConfirmed(step, itemId)
}

/** The refused item, when the event was the creation of one. An output is then told in words, once. */
export function itemRefused(step: Step, eventId: string): OutgoingItem | null {
  const refused = step.state.outgoing.find((outgoing) => outgoing.eventId === eventId)
  if (refused === undefined) return null
  itemAdded(step, refused.item.id)
  const { item, toolName } = refused
  if (item.type === 'function_call_output')
    sendItem(step, outputInWords(step.newItemId(), toolName ?? '', item.output))
  return refused
}

/** What the author typed is a row by now, and told to the next connection with all the others. */
export function keepItems(step: Step): void {
  const kept = step.state.outgoing.filter(({ item }) => item.type !== 'message' || item.role !== 'user')
  step.set({ outgoing: kept.map((outgoing) => ({ ...outgoing, eventId: null })) })
}

/** On a new connection: what the last one did not confirm, and what was said without one. */
export function flushItems(step: Step): void {
  const waiting = step.state.outgoing
  step.set({ outgoing: [] })
  for (const { item, toolName } of waiting) {
    if (item.type === 'message') sendItem(step, item)
    // The same id, so that a response still waits for it.
    else sendItem(step, outputInWords(item.id, toolName ?? '', item.output))
  }
  const typed = waiting.filter(({ item }) => item.type === 'message' && item.role === 'user')
  if (typed.length > 0)
    wantResponse(
      step,
      typed.map(({ item }) => item.id),
    )
}
