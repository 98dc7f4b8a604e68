// A route: what goes in (zod, parsed at run time) and, as a type only, what comes out.
import { z } from 'zod'

export interface Route<In extends z.ZodType, Out> {
  input: In
  /** Never set; carries the type. */
  readonly output?: { value: Out }
}

export function route<Out>() {
  return <In extends z.ZodType>(input: In): Route<In, Out> => ({ input })
}

export const idSchema = z.string().min(1).max(200)
export const ofSession = z.object({ sessionId: idSchema })
export const nothing = z.object({}).strict()
