// A service context over a temporary store: a clock and ids that count, and every event kept.
import type { ServiceContext } from '../../src/main/context.ts'
import type { EventName } from '../../src/shared/ipc/contract.ts'
import type { Store } from '../../src/main/store/store.ts'

export interface RecordedContext extends ServiceContext {
  events: { name: EventName; payload: unknown }[]
}

export function makeContext(store: Store): RecordedContext {
  let time = 1_700_000_000_000
  let ids = 0
  const events: RecordedContext['events'] = []
  return {
    store,
    events,
    emit: (name, payload) => void events.push({ name, payload }),
    now: () => ++time,
    newId: () => `id-${++ids}`,
  }
}
