// The book the transcript is read from: events filed under the items and responses they speak of, in log order.
import type { StampedEvent } from './event.ts'
import { foldItem, type ItemResponse, type ItemView } from './item-fold.ts'
import { foldResponse } from './response-fold.ts'

interface ItemFile {
  facts: StampedEvent[]
  /** Every response that an event named it in. */
  responseIds: Set<string>
  view: ItemView | null
}
interface ResponseFile {
  facts: StampedEvent[]
  itemIds: Set<string>
}

export class Ledger {
  /** Everything recorded, in order of arrival. */
  readonly log: StampedEvent[] = []
  /** Where connections begin, ascending. */
  starts: number[] = []
  /** Items whose view is out of date. */
  readonly dirty = new Set<string>()
  /** True when the order must be made anew. */
  orderLost = false
  private readonly items = new Map<string, ItemFile>()
  private readonly responses = new Map<string, ResponseFile>()
  private readonly seqs = new Set<number>()
  /** Lowest place in the log of each sender's event id; only that one counts. */
  private readonly seqOfEvent = new Map<string, number>()

  record(stamped: StampedEvent): void {
    this.log.push(stamped)
    if (this.seqs.has(stamped.seq)) return
    this.seqs.add(stamped.seq)
    if (stamped.eventId === null) return this.file(stamped)
    const known = this.seqOfEvent.get(stamped.eventId)
    if (known !== undefined && known < stamped.seq) return
    this.seqOfEvent.set(stamped.eventId, stamped.seq)
    if (known === undefined) this.file(stamped)
    else this.refile()
  }

  viewOf(itemId: string): ItemView | null {
    return this.items.get(itemId)?.view ?? null
  }

  *views(): Iterable<[string, ItemView]> {
    for (const [id, file] of this.items) if (file.view !== null) yield [id, file.view]
  }

  /** Brings one item's view up to date and answers it. */
  refresh(itemId: string): ItemView {
    const file = this.items.get(itemId)
    if (file === undefined) throw new Error(`Unknown item ${itemId}`)
    file.view = foldItem(itemId, file.facts, this.responseOf(itemId, file))
    return file.view
  }

  /** A copy of an event turned up that stands earlier in the log: the later one must go, so file all anew. */
  private refile(): void {
    this.items.clear()
    this.responses.clear()
    this.starts = []
    this.dirty.clear()
    const filed = new Set<number>()
    for (const stamped of this.log) {
      if (filed.has(stamped.seq)) continue
      filed.add(stamped.seq)
      if (stamped.eventId === null || this.seqOfEvent.get(stamped.eventId) === stamped.seq) this.file(stamped)
    }
    this.orderLost = true
  }

  private file(stamped: StampedEvent): void {
    const { event } = stamped
    switch (event.type) {
      case 'connected':
        insertBySeq(this.starts, stamped.seq, (start) => start)
        this.orderLost = true
        return
      case 'playback':
        return this.fileResponse(event.responseId, stamped)
      case 'response':
        for (const itemId of new Set(event.items.map((details) => details.itemId)))
          this.fileItem(itemId, stamped, event.responseId)
        return this.fileResponse(event.responseId, stamped)
      case 'seeded':
        for (const itemId of new Set(event.itemIds)) this.fileItem(itemId, stamped, null)
        return
      case 'item':
        return this.fileItem(event.details.itemId, stamped, event.responseId)
      case 'delta':
      case 'text':
        return this.fileItem(event.itemId, stamped, event.responseId)
      case 'committed':
      case 'inaudible':
      case 'speech':
      case 'deleted':
      case 'truncated':
      case 'pruned':
        return this.fileItem(event.itemId, stamped, null)
    }
  }

  private fileItem(itemId: string, stamped: StampedEvent, responseId: string | null): void {
    const file = this.items.get(itemId) ?? { facts: [], responseIds: new Set(), view: null }
    this.items.set(itemId, file)
    insertBySeq(file.facts, stamped, (fact) => fact.seq)
    this.dirty.add(itemId)
    if (responseId !== null) {
      file.responseIds.add(responseId)
      this.response(responseId).itemIds.add(itemId)
    }
    // Which message is a response's last may have changed, whichever event told of the item.
    for (const id of file.responseIds)
      for (const sibling of this.response(id).itemIds) this.dirty.add(sibling)
  }

  private fileResponse(responseId: string, stamped: StampedEvent): void {
    const response = this.response(responseId)
    insertBySeq(response.facts, stamped, (fact) => fact.seq)
    for (const itemId of response.itemIds) this.dirty.add(itemId)
  }

  private response(responseId: string): ResponseFile {
    const known = this.responses.get(responseId)
    if (known !== undefined) return known
    const fresh: ResponseFile = { facts: [], itemIds: new Set() }
    this.responses.set(responseId, fresh)
    return fresh
  }

  private responseOf(itemId: string, file: ItemFile): ItemResponse | null {
    const responseId = responseIdOf(file.facts)
    const response = responseId === null ? undefined : this.responses.get(responseId)
    if (response === undefined) return null
    const messages = [...response.itemIds].filter((id) => isMessage(this.items.get(id)?.facts ?? [], id))
    const firstSeq = (id: string) => this.items.get(id)?.facts[0]?.seq ?? -1
    const own = firstSeq(itemId)
    return {
      view: foldResponse(response.facts),
      isLastMessage: messages.every((id) => firstSeq(id) <= own),
      isOnlyMessage: messages.length === 1,
    }
  }
}

function responseIdOf(facts: readonly StampedEvent[]): string | null {
  for (const { event } of facts)
    if ('responseId' in event && event.responseId !== null) return event.responseId
  return null
}

/** Words were generated for it, or it says that it is a message. */
function isMessage(facts: readonly StampedEvent[], itemId: string): boolean {
  return facts.some(({ event }) => {
    if (event.type === 'item') return event.details.type === 'message'
    if (event.type === 'response')
      return event.items.some((details) => details.itemId === itemId && details.type === 'message')
    return event.type === 'delta' || event.type === 'text'
  })
}

/** Inserts keeping the order; nearly always at the end. */
function insertBySeq<T>(list: T[], entry: T, seqOf: (entry: T) => number): void {
  let place = list.length
  while (place > 0 && seqOf(list[place - 1] as T) > seqOf(entry)) place--
  list.splice(place, 0, entry)
}
