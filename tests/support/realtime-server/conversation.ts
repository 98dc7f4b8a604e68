// The server's own record of one conversation: its items in their order, and what became of each.
import type { WireItem } from './wire-events.ts'

export interface RecordedItem {
  id: string
  type: string
  role: string | null
  /** What was said in full, also where it was cut off. null = nobody knows (yet). */
  text: string | null
  status: string | null
  createdBy: 'client' | 'server'
  callId: string | null
  name: string | null
  arguments: string | null
  output: string | null
  /** How much of it was played before it was cut off. */
  heardMs: number | null
  audioStartMs: number | null
  audioEndMs: number | null
}

interface Kept {
  item: WireItem
  recorded: RecordedItem
}

export class Conversation {
  readonly deleted: string[] = []
  readonly #order: string[] = []
  readonly #kept = new Map<string, Kept>()

  /** After an item, at the head (`root`), or at the end. Gives the item before it; undefined = no such place. */
  add(
    item: WireItem,
    createdBy: RecordedItem['createdBy'],
    after?: string | null,
  ): string | null | undefined {
    const place = this.#placeAfter(after)
    if (place === undefined) return undefined
    this.#order.splice(place, 0, item.id)
    this.#kept.set(item.id, { item, recorded: recordOf(item, createdBy) })
    return this.#order[place - 1] ?? null
  }

  #placeAfter(after: string | null | undefined): number | undefined {
    if (after === undefined || after === null) return this.#order.length
    if (after === 'root') return 0
    const found = this.#order.indexOf(after)
    return found === -1 ? undefined : found + 1
  }

  has(id: string): boolean {
    return this.#kept.has(id)
  }

  get(id: string): WireItem | undefined {
    return this.#kept.get(id)?.item
  }

  last(): string | null {
    return this.#order.at(-1) ?? null
  }

  previousOf(id: string): string | null {
    return this.#order[this.#order.indexOf(id) - 1] ?? null
  }

  replace(item: WireItem): void {
    const kept = this.#kept.get(item.id)
    if (kept) kept.item = item
  }

  note(id: string, facts: Partial<RecordedItem>): void {
    const kept = this.#kept.get(id)
    if (kept) Object.assign(kept.recorded, facts)
  }

  remove(id: string): boolean {
    if (!this.#kept.delete(id)) return false
    this.#order.splice(this.#order.indexOf(id), 1)
    this.deleted.push(id)
    return true
  }

  awaitsOutput(callId: string): boolean {
    return [...this.#kept.values()].some(
      ({ item }) => item.type === 'function_call' && item.call_id === callId,
    )
  }

  items(): RecordedItem[] {
    return this.#order.flatMap((id) => this.#kept.get(id)?.recorded ?? [])
  }
}

function recordOf(item: WireItem, createdBy: RecordedItem['createdBy']): RecordedItem {
  const call = item.type === 'function_call' ? item : null
  const output = item.type === 'function_call_output' ? item : null
  return {
    id: item.id,
    type: item.type,
    role: 'role' in item ? item.role : null,
    text: createdBy === 'client' ? textOf(item) : null,
    status: 'status' in item ? (item.status ?? null) : null,
    createdBy,
    callId: call?.call_id ?? output?.call_id ?? null,
    name: call?.name ?? null,
    arguments: call?.arguments ?? null,
    output: output?.output ?? null,
    heardMs: null,
    audioStartMs: null,
    audioEndMs: null,
  }
}

function textOf(item: WireItem): string | null {
  if (item.type !== 'message') return null
  return item.content.map((part) => ('text' in part ? (part.text ?? '') : '')).join('')
}
