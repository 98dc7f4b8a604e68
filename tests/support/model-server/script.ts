// What a test tells the model server to do with one request.
import type { ModelUsage } from '../../../src/shared/drafting/model-request.ts'
import type { AskedRequest } from './asked-request.ts'

export type Finish = 'stop' | 'length' | 'content_filter'

export type Step =
  /** An HTTP answer instead of a stream; a string goes as it is. Ends the request. */
  | { kind: 'http'; status: number; body: object | string; headers?: Record<string, string> }
  /** Text of the answer, in pieces of `chunk` characters, `delayMs` before each. */
  | { kind: 'text'; text: string; chunk?: number; delayMs?: number }
  | { kind: 'think'; text: string }
  | { kind: 'refuse'; text: string }
  /** `bytes` of text that no answer needs. */
  | { kind: 'flood'; bytes: number }
  /** Goes into the stream as it is. */
  | { kind: 'raw'; data: string }
  /** Headers and the opening events, before any text. */
  | { kind: 'begin' }
  | { kind: 'wait'; ms: number }
  /** Until the client, or the test, closes the connection. */
  | { kind: 'hang' }
  | { kind: 'cut' }
  /** The service fails in the middle of its stream: as `response.failed`, or as an `error` event. */
  | { kind: 'fail'; code: string; message: string; as: 'failed' | 'error' }
  /** Ends the answer. Usage: null = not told; absent = counted. */
  | { kind: 'finish'; reason?: Finish; usage?: ModelUsage | null }

export type Script = Step[]
export type Answering = Script | ((asked: AskedRequest) => Script)
