// A list that is built by "directly after X", read from its entries alone. Of two after the same X the later one stands
// nearest it: that makes a tree, read root first and youngest child first.

export interface Placed {
  id: string
  /** When it was put there; unique. */
  seq: number
  /** null = at the head. */
  previousItemId: string | null
}

export interface PredecessorOrder {
  /** What can be reached from the head. */
  placed: string[]
  /** What follows something unknown (with all that follows it), oldest first; shown after the placed ones. */
  parked: string[]
}

/** Linear but for sorting. `loose` have no place at all and are parked. */
export function orderByPredecessor(
  entries: readonly Placed[],
  loose: readonly Pick<Placed, 'id' | 'seq'>[] = [],
): PredecessorOrder {
  const bySeq = entries.toSorted((a, b) => a.seq - b.seq)
  const known = new Set(bySeq.map(({ id }) => id))
  const children = childrenByParent(bySeq)
  const visited = new Set<string>()
  const placed = walk(children.get(null) ?? [], children, visited)
  const groups = loose.map(({ id, seq }) => ({ seq, ids: [id] }))
  for (const [parent, orphans] of children) {
    const [oldest] = orphans
    if (parent === null || known.has(parent) || oldest === undefined) continue
    groups.push({ seq: oldest.seq, ids: walk(orphans, children, visited) })
  }
  // What is left names itself in a circle: begin with the oldest.
  for (const entry of bySeq) {
    if (!visited.has(entry.id)) groups.push({ seq: entry.seq, ids: walk([entry], children, visited) })
  }
  groups.sort((a, b) => a.seq - b.seq)
  return { placed, parked: groups.flatMap(({ ids }) => ids) }
}

/** Children oldest first. */
function childrenByParent(bySeq: readonly Placed[]): Map<string | null, Placed[]> {
  const children = new Map<string | null, Placed[]>()
  for (const entry of bySeq) {
    const siblings = children.get(entry.previousItemId)
    if (siblings === undefined) children.set(entry.previousItemId, [entry])
    else siblings.push(entry)
  }
  return children
}

/** Without recursion: a tree is as deep as a talk is long. */
function walk(
  roots: readonly Placed[],
  children: Map<string | null, Placed[]>,
  visited: Set<string>,
): string[] {
  const ids: string[] = []
  const stack = [...roots]
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    if (visited.has(entry.id)) continue
    visited.add(entry.id)
    ids.push(entry.id)
    stack.push(...(children.get(entry.id) ?? []))
  }
  return ids
}
