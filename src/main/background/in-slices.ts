// Long pure work on main in slices short enough that input and requests are not held up.
import { setImmediate } from 'node:timers/promises'
import type { Steps } from '../../shared/document/steps.ts'

/** Milliseconds at a stretch. */
const SLICE_MS = 8

export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE_MS
    while (performance.now() < until) {
      const step = steps.next()
      if (step.done === true) {
        await setImmediate()
        return step.value
      }
    }
    await setImmediate()
  }
}
