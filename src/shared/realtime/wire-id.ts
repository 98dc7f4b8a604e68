// Ids as the wire gives them.
import { z } from 'zod'

export const wireId = z
  .string()
  .min(1)
  .max(200)
  .refine((id) => id !== '__proto__', 'not an id')

/** `undefined` says nothing about the place, null says: the first. */
export const wirePrevious = z.union([wireId, z.literal('').transform(() => null), z.null()]).optional()

export const millis = z.number().finite().nonnegative()
