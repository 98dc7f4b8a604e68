// What the manuscript has drafted of a turn that is left out later is the author's to judge: a to-do names each paragraph, and no
// word of it changes. Put back, the turn takes its to-dos along.
import { excerptOf, paragraphsOf } from '../../shared/document/paragraph-sources.ts'
import { leftOutLabel } from '../../shared/note/left-out.ts'
import type { ServiceContext } from '../context.ts'
import { paragraphHash } from '../document/paragraph-hash.ts'
import { findDocument } from '../store/queries/documents.ts'
import type { ItemKey } from '../store/queries/item-states.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { insertTodo, listTodos, setTodoStatus } from '../store/queries/todos.ts'
import type { Store } from '../store/store.ts'
import { standingSources } from './standing-items.ts'

/** A turn that more rest on is most of the book. */
const MOST = 20

/** Runs in the caller's transaction. */
export function noteWhatRestsOn(ctx: ServiceContext, { sessionId, itemId }: ItemKey, struck: boolean): void {
  const { store, now, newId } = ctx
  const { projectId } = requireSession(store, sessionId)
  if (projectId === null) return
  const labels = restingOn(store, projectId, itemId).map((paragraph) => leftOutLabel(excerptOf(paragraph)))
  if (labels.length === 0) return
  const open = listTodos(store, projectId).filter(({ status }) => status !== 'resolved')
  if (struck) {
    const known = new Set(open.map(({ label }) => label))
    const fresh = { projectId, sessionId, status: 'open', createdAt: now(), resolvedAt: null } as const
    for (const label of labels) if (!known.has(label)) insertTodo(store, { ...fresh, id: newId(), label })
  } else {
    for (const { id, label } of open) if (labels.includes(label)) setTodoStatus(store, id, 'resolved', now())
  }
  // After the commit: this runs in a transaction.
  setImmediate(() => ctx.emit('todos.changed', { projectId }))
}

/** Paragraphs as they stand in the manuscript now. */
function restingOn(store: Store, projectId: string, itemId: string): string[] {
  const sources = standingSources(store, projectId).filter(({ itemIds }) => itemIds.includes(itemId))
  const markdown = sources.length === 0 ? undefined : findDocument(store, projectId)?.markdown
  if (markdown === undefined) return []
  const hashes = new Set(sources.map((source) => source.paragraphHash))
  return paragraphsOf(markdown)
    .filter((paragraph) => hashes.has(paragraphHash(paragraph)))
    .slice(0, MOST)
}
