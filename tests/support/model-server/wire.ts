// One answer as a wire format tells it: as events of a stream, or whole.
import type { ModelUsage } from '../../../src/shared/drafting/model-request.ts'
import type { AskedRequest } from './asked-request.ts'
import type { Finish } from './script.ts'

export interface Said {
  text: string
  refusal: string
}

export interface Ended extends Said {
  reason: Finish
  usage: ModelUsage | null
}

/** Text of server-sent events; `whole` is the body of an answer that was not asked to stream. */
export interface Wire {
  begin(): string
  text(piece: string): string
  refusal(piece: string): string
  think(piece: string): string
  fail(code: string, message: string, as: 'failed' | 'error'): string
  finish(ended: Ended): string
  whole(ended: Ended): object
}

export type MakeWire = (asked: AskedRequest, number: number) => Wire

/** Seconds, as both wires tell them: the same in each run. */
export const CREATED = 1_700_000_000
