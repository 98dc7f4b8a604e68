// What the test's process and the server's tell each other.
import type { CallRecord } from './call.ts'
import type { Cut, Fault, Step } from './scenario.ts'
import type { LoggedEvent, LogFilter } from './server-log.ts'

export type Order =
  | { do: 'script'; steps: Step[] }
  | { do: 'clear_script' }
  | { do: 'fault'; fault: Fault }
  | { do: 'clear_faults' }
  | { do: 'cut'; how: Cut }
  | { do: 'heal' }
  | { do: 'state' }
  | { do: 'count'; direction: LoggedEvent['direction']; type: string }
  | { do: 'record' }
  | { do: 'log'; filter: LogFilter }

export interface ServerState {
  /** All steps are done. */
  idle: boolean
  openCalls: number
  calls: number
  memoryBytes: number
}

export interface Answers {
  record: CallRecord[]
  log: LoggedEvent[]
  state: ServerState
  count: number
}

export type ToServer = Order & { id: number }
export type FromServer =
  | { tell: 'ready'; port: number }
  | { tell: 'answer'; id: number; value: unknown }
  | { tell: 'refused'; id: number; message: string }
  | { tell: 'received'; event: LoggedEvent }
  | { tell: 'failed'; message: string }
