// Tells the window what changed, each event with the next revision number.
import type { EventEnvelope } from '../../shared/ipc/envelope.ts'
import type { Emit } from '../context.ts'

/** `send` may drop an event (no window); the number it carried makes the page fetch again. */
export function createEmit(send: (event: EventEnvelope) => void): Emit {
  let revision = 0
  return (name, payload) => {
    revision += 1
    send({ revision, name, payload })
  }
}
