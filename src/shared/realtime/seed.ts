// What a new connection is told of the talk before it.
import type { WireNewItem } from './client-event.ts'

/** Created in order at the head of a new conversation, before the first response; hidden from the transcript. */
export type SeedItem = Extract<WireNewItem, { type: 'message' }>
