// What every service of main is given: the store, the way to tell the window, a clock and ids.
import type { EventName, Events } from '../shared/ipc/contract.ts'
import type { Store } from './store/store.ts'

export type Emit = <N extends EventName>(name: N, payload: Events[N]) => void

export interface ServiceContext {
  store: Store
  /** Call only after the commit of what it tells. */
  emit: Emit
  /** Milliseconds since the epoch, UTC. */
  now(): number
  newId(): string
}
