// Events of a transaction wait for its commit: the window must never be told what did not happen.
import type { EventName, Events } from '../../shared/ipc/contract.ts'
import type { Emit } from '../context.ts'

export interface HeldEvents {
  emit: Emit
  /** Tells them in order. Drop the object instead when the transaction was rolled back. */
  release(): void
}

export function holdEvents(emit: Emit): HeldEvents {
  const held: (() => void)[] = []
  return {
    emit: <N extends EventName>(name: N, payload: Events[N]) => {
      held.push(() => emit(name, payload))
    },
    release() {
      for (const tell of held.splice(0)) tell()
    },
  }
}
