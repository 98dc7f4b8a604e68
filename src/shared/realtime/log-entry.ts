// One line of a voice session's log: an event as it came over the wire (or one of ours, `studio.*`), in order.
import { z } from 'zod'

export const logEntrySchema = z.object({
  /** Its place in the session's log, over all connections; unique. */
  seq: z.number().int().nonnegative(),
  /** Received, milliseconds since the epoch. */
  at: z.number(),
  /** Where the connection's audio clock began on the session's recording clock, milliseconds. */
  audioOffsetMs: z.number(),
  raw: z.unknown(),
})
export type LogEntry = z.infer<typeof logEntrySchema>
