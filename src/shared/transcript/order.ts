// The order of a transcript: every connection is a list built by "directly after X"; of two items after the same X
// the later one stands nearest. That makes a tree, read root first and youngest child first.
import type { ItemView, Placement } from './item-fold.ts'

export interface Order {
  /** Ids of visible items. */
  ids: string[]
  /** Last node (visible or not) of the last connection: what directly follows it is appended. null = there is none. */
  tail: string | null
  /** Items of the last connection that have no known place and stand at its end, oldest first. */
  parked: string[]
}

interface Node {
  id: string
  seq: number
  previousItemId: string | null
  /** Hidden nodes are anchors: tombstones, seeds, and repeats of an earlier connection's item. */
  shown: boolean
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
  const connections = Array.from({ length: starts.length + 1 }, () => new Connection())
  for (const [id, view] of views) {
    const first = firstPlacements(view.placements, starts)
    first.forEach(([connection, placement], n) => {
      connections[connection]?.place({ id, ...placement, shown: view.visible && n === 0 })
    })
    if (first.length === 0 && view.visible)
      connections[connectionOf(view.firstSeq, starts)]?.park(id, view.firstSeq)
  }
  const read = connections.map((connection) => connection.read())
  const last = read.at(-1)
  return {
    ids: read.flatMap((connection) => connection.ids),
    tail: last?.tail ?? null,
    parked: last?.parked ?? [],
  }
}

/** An item is placed once a connection, by the first event that says where. */
function firstPlacements(placements: readonly Placement[], starts: readonly number[]): [number, Placement][] {
  const first = new Map<number, Placement>()
  for (const placement of placements) {
    const connection = connectionOf(placement.seq, starts)
    if (!first.has(connection)) first.set(connection, placement)
  }
  return [...first]
}

class Connection {
  private readonly nodes = new Map<string, Node>()
  private readonly loose: { id: string; seq: number }[] = []

  place(node: Node): void {
    this.nodes.set(node.id, node)
  }

  park(id: string, seq: number): void {
    this.loose.push({ id, seq })
  }

  read(): Order {
    const children = this.childrenByParent()
    const visited = new Set<string>()
    const main = this.walk(children.get(null) ?? [], children, visited)
    const groups = this.loose.map(({ id, seq }) => ({ seq, ids: [id], shown: [id] }))
    for (const orphans of this.orphanGroups(children)) {
      const walked = this.walk(orphans, children, visited)
      groups.push({ seq: Math.min(...orphans.map((node) => node.seq)), ...walked })
    }
    // What is left names itself in a circle: begin with the oldest.
    for (const node of this.bySeq()) {
      if (!visited.has(node.id)) groups.push({ seq: node.seq, ...this.walk([node], children, visited) })
    }
    groups.sort((a, b) => a.seq - b.seq)
    return {
      ids: [...main.shown, ...groups.flatMap((group) => group.shown)],
      tail: main.ids.at(-1) ?? null,
      parked: groups.flatMap((group) => group.ids),
    }
  }

  private bySeq(): Node[] {
    return [...this.nodes.values()].sort((a, b) => a.seq - b.seq)
  }

  /** Children oldest first; null is the head of the list. */
  private childrenByParent(): Map<string | null, Node[]> {
    const children = new Map<string | null, Node[]>()
    for (const node of this.bySeq()) {
      const siblings = children.get(node.previousItemId)
      if (siblings === undefined) children.set(node.previousItemId, [node])
      else siblings.push(node)
    }
    return children
  }

  private orphanGroups(children: Map<string | null, Node[]>): Node[][] {
    return [...children].flatMap(([parent, nodes]) =>
      parent === null || this.nodes.has(parent) ? [] : [nodes],
    )
  }

  /** Reads the trees under `roots` (oldest first), youngest first; without recursion, for a tree is as deep as a talk. */
  private walk(roots: Node[], children: Map<string | null, Node[]>, visited: Set<string>) {
    const ids: string[] = []
    const shown: string[] = []
    const stack = [...roots]
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (visited.has(node.id)) continue
      visited.add(node.id)
      ids.push(node.id)
      if (node.shown) shown.push(node.id)
      stack.push(...(children.get(node.id) ?? []))
    }
    return { ids, shown }
  }
}
