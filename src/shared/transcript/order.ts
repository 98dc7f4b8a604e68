// The order of a transcript: every connection is a list of its own, and one follows the other.
import type { ItemView, Placement } from './item-fold.ts'
import { orderByPredecessor, type Placed } from './predecessor-order.ts'

export interface Order {
  /** Ids of visible items. */
  ids: string[]
  /** Last node (visible or not) of the last connection: what directly follows it is appended. null = there is none. */
  tail: string | null
  /** Items of the last connection that have no known place and stand at its end, oldest first. */
  parked: string[]
}

/** Which connection an event belongs to: how many began before it. `starts` ascends. */
export function connectionOf(seq: number, starts: readonly number[]): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? Infinity) < seq) low = middle + 1
    else high = middle
  }
  return low
}

export function orderItems(views: Iterable<[string, ItemView]>, starts: readonly number[]): Order {
  const connections = Array.from({ length: starts.length + 1 }, (): Connection => ({
    entries: [],
    loose: [],
  }))
  /** Ids that are not shown in a connection: tombstones, seeds, and repeats of an earlier connection's item. */
  const hidden = connections.map(() => new Set<string>())
  for (const [id, view] of views) {
    const first = firstPlacements(view.placements, starts)
    first.forEach(([connection, placement], n) => {
      connections[connection]?.entries.push({ id, ...placement })
      if (!view.visible || n > 0) hidden[connection]?.add(id)
    })
    if (first.length === 0 && view.visible) {
      connections[connectionOf(view.firstSeq, starts)]?.loose.push({
        id,
        seq: view.firstSeq,
        rank: view.firstRank,
      })
    }
  }
  // Items of one event in its own order: which of them was filed first is an accident of arrival.
  const byRank = (loose: Loose[]) => loose.toSorted((a, b) => a.rank - b.rank)
  const read = connections.map(({ entries, loose }) => orderByPredecessor(entries, byRank(loose)))
  const last = read.at(-1)
  return {
    ids: read.flatMap(({ placed, parked }, n) => [...placed, ...parked].filter((id) => !hidden[n]?.has(id))),
    tail: last?.placed.at(-1) ?? null,
    parked: last?.parked ?? [],
  }
}

interface Connection {
  entries: Placed[]
  loose: Loose[]
}

type Loose = Pick<Placed, 'id' | 'seq'> & { rank: number }

/** An item is placed once a connection, by the first event that says where. */
function firstPlacements(placements: readonly Placement[], starts: readonly number[]): [number, Placement][] {
  const first = new Map<number, Placement>()
  for (const placement of placements) {
    const connection = connectionOf(placement.seq, starts)
    if (!first.has(connection)) first.set(connection, placement)
  }
  return [...first]
}
