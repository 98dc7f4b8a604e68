// Rows of `item_acts`: what the author did to items of a session, the last of it, so that it can be taken back.
import { and, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { ItemAct } from '../../../shared/transcript/version.ts'
import { itemActRows } from '../speech-schema.ts'
import type { Store } from '../store.ts'
import { itemStateSchema, type ItemState } from './item-states.ts'

/** As far as one goes back in a session. */
const KEPT = 200

export interface RecordedAct {
  id: number
  act: ItemAct
  /** Of the items it was done to, as they were before. */
  before: ItemState[]
  createdAt: number
}

export function insertItemAct(store: Store, sessionId: string, act: Omit<RecordedAct, 'id'>): void {
  const row = { sessionId, act: act.act, before: JSON.stringify(act.before), createdAt: act.createdAt }
  const ofSession = eq(itemActRows.sessionId, sessionId)
  store.db.insert(itemActRows).values(row).run()
  store.db
    .delete(itemActRows)
    .where(
      and(
        ofSession,
        sql`id <= (SELECT id FROM item_acts WHERE session_id = ${sessionId} ORDER BY id DESC LIMIT 1 OFFSET ${KEPT})`,
      ),
    )
    .run()
}

export function lastItemAct(store: Store, sessionId: string): RecordedAct | null {
  const row = store.db
    .select()
    .from(itemActRows)
    .where(eq(itemActRows.sessionId, sessionId))
    .orderBy(desc(itemActRows.id))
    .limit(1)
    .get()
  if (row === undefined) return null
  const { id, act, createdAt } = row
  return { id, act, createdAt, before: z.array(itemStateSchema).parse(JSON.parse(row.before)) }
}

export function deleteItemAct(store: Store, id: number): void {
  store.db.delete(itemActRows).where(eq(itemActRows.id, id)).run()
}
