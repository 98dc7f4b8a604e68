// What the author does to turns of a transcript: corrects, chooses a version, strikes out, splits, merges, takes back.
import { z } from 'zod'
import type { TranscriptItem } from '../transcript/item.ts'
import type { ItemVersionsView, LastActView, UndoneActView } from './item-views.ts'
import { idSchema, ofSession, route } from './route.ts'

/** As long as an answer may be. */
const textSchema = z.string().max(200_000)
const ofItem = ofSession.extend({ itemId: idSchema })

export const itemRoutes = {
  'items.versions': route<ItemVersionsView>()(ofItem),
  /** null = the studio chooses the best again. Throws NOT_FOUND. */
  'items.chooseVersion': route<TranscriptItem>()(
    ofItem.extend({ version: z.number().int().positive().nullable() }),
  ),
  /** A new version beside the others, and the one that counts. `speaker` absent = as it is. */
  'items.correct': route<TranscriptItem>()(
    ofItem.extend({ text: textSchema, speaker: z.string().trim().min(1).max(200).optional() }),
  ),
  'items.strike': route<TranscriptItem>()(ofItem.extend({ struck: z.boolean() })),
  /** `at`: UTF-16 offset into the item's text. Answers the two turns that stand in its place. */
  'items.split': route<TranscriptItem[]>()(ofItem.extend({ at: z.number().int().positive() })),
  /** Turns of one side that follow each other. Answers the turn that stands in their place. */
  'items.merge': route<TranscriptItem>()(ofSession.extend({ itemIds: z.array(idSchema).min(2).max(50) })),
  /** Takes back the last of the above in the session; null = there is nothing (more) to take back. */
  'items.undo': route<UndoneActView | null>()(ofSession),
  'items.lastAct': route<LastActView | null>()(ofSession),
} as const
