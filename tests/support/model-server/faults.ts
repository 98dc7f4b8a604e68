// What can go wrong between the studio and a model, each as an answer of the server.
import { answerFor } from './answer-for.ts'
import { draftAnswer, says } from './draft-answer.ts'
import type { AskedRequest } from './asked-request.ts'
import type { Answering, Script, Step } from './script.ts'

/** An error as the service words it. */
export function errorBody(code: string | null, message: string, type = 'some_error'): object {
  return { error: { message, type, code, param: null } }
}

function refuses(
  status: number,
  code: string | null,
  message: string,
  headers?: Record<string, string>,
): Script {
  return [{ kind: 'http', status, body: errorBody(code, message), ...(headers ? { headers } : {}) }]
}

/** The steps that a good answer begins with, as many pieces of it as are given. */
function beginning(asked: AskedRequest, pieces: number): Step {
  const chunk = 16
  const text = JSON.stringify(answerFor(asked)).slice(0, pieces * chunk)
  return { kind: 'text', text, chunk }
}

const asksForFormat = ({ body }: AskedRequest) => 'response_format' in body || 'text' in body

export const fault = {
  /** The server quotes the key that it refuses, whole. */
  status401:
    (): Answering =>
    ({ headers }) =>
      refuses(401, 'invalid_api_key', `Incorrect API key provided: ${headers.authorization ?? 'none'}.`),
  status403: () => refuses(403, null, 'Country, region, or territory not supported'),
  status400: () => refuses(400, 'invalid_prompt', 'Invalid prompt.'),
  status408: () => refuses(408, null, 'Request timed out.'),
  status409: () => refuses(409, null, 'Conflict.'),
  status429: ({ retryAfter }: { retryAfter?: number } = {}) =>
    refuses(
      429,
      'rate_limit_exceeded',
      'Rate limit reached.',
      retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    ),
  status500: () => refuses(500, null, 'The server had an error.'),
  status503: () => refuses(503, null, 'The engine is currently overloaded.'),
  quota: () => refuses(429, 'insufficient_quota', 'You exceeded your current quota.'),
  paymentRequired: () => refuses(402, null, 'Payment required.'),
  modelNotFound: () => refuses(404, 'model_not_found', 'The model does not exist.'),
  contextTooLong: () =>
    refuses(400, 'context_length_exceeded', 'Your input exceeds the context window of this model.'),
  /** That many pieces of a good answer, and the connection is gone; 0 = before the headers. */
  cutAfter:
    (pieces: number): Answering =>
    (asked) => [beginning(asked, pieces), { kind: 'cut' }],
  /** As `cutAfter`, but the stream is closed as if all had been said. */
  endsEarly:
    (pieces: number): Answering =>
    (asked) => [beginning(asked, pieces)],
  /** Nothing comes any more, and nobody hangs up. */
  hang:
    (where: 'beforeHeaders' | 'midStream'): Answering =>
    (asked) =>
      where === 'beforeHeaders' ? [{ kind: 'hang' }] : [beginning(asked, 3), { kind: 'hang' }],
  slow: (msPerPiece: number) => draftAnswer(answerFor, { chunk: 16, delayMs: msPerPiece }),
  invalidJson: () => says('{"summary": "Wrote it.", "edits": [}'),
  wrongSchema: () => says(JSON.stringify({ summary: 5, edits: 'none' })),
  /** Valid in form; it names an item and a section that the prompt does not have. */
  unknownNames: () =>
    says(
      JSON.stringify({
        summary: 'Wrote it.',
        edits: [
          {
            op: 'append',
            sectionId: 's999',
            after: null,
            heading: null,
            paragraphs: [{ markdown: 'The river.', sources: ['i9999'] }],
            status: 'drafting',
          },
        ],
        todos: [],
        resolvedTodoIds: [],
      }),
    ),
  refusal: (words = "I'm sorry, I can't help with that."): Script => [
    { kind: 'refuse', text: words },
    { kind: 'finish' },
  ],
  contentFilter: (): Answering => (asked) => [
    beginning(asked, 2),
    { kind: 'finish', reason: 'content_filter' },
  ],
  lengthLimit: (): Answering => (asked) => [beginning(asked, 4), { kind: 'finish', reason: 'length' }],
  huge: (bytes = 10 * 1024 * 1024): Script => [
    { kind: 'text', text: '{"summary":"' },
    { kind: 'flood', bytes },
    { kind: 'text', text: '","edits":[],"todos":[],"resolvedTodoIds":[]}' },
    { kind: 'finish' },
  ],
  webPage: (): Script => [{ kind: 'http', status: 200, body: '<html><body>Please sign in</body></html>' }],
  redirect: (location: string): Script => [{ kind: 'http', status: 307, body: {}, headers: { location } }],
  /** The service fails in the middle of its stream. */
  failsMidStream:
    (as: 'failed' | 'error', code = 'server_error'): Answering =>
    (asked) => [beginning(asked, 3), { kind: 'fail', code, message: 'The server had an error.', as }],
  /** As servers without JSON schemas answer; a request that asks for no format is answered. */
  noFormatSupport:
    (then: Answering = draftAnswer()): Answering =>
    (asked) => {
      if (asksForFormat(asked))
        return refuses(400, null, "'response_format.type' must be one of 'text' and 'json_object'")
      return typeof then === 'function' ? then(asked) : then
    },
  /** A good answer among comments, blank lines and events that nobody knows. */
  garbageEvents: (): Answering => (asked) => {
    const good = draftAnswer()(asked)
    return [
      { kind: 'begin' },
      { kind: 'raw', data: ': keep-alive\n\n\n\nretry: 10\n\n' },
      { kind: 'raw', data: unknownEvent(asked) },
      ...good.slice(0, 1),
      { kind: 'raw', data: `: ping\n\n${unknownEvent(asked)}` },
      ...good.slice(1),
    ]
  },
  /** Events that are no JSON. */
  brokenEvents: (): Script => [
    { kind: 'begin' },
    { kind: 'raw', data: 'data: {"choices": [{\n\n' },
    { kind: 'hang' },
  ],
}

function unknownEvent({ wire }: AskedRequest): string {
  if (wire === 'responses')
    return 'event: response.keepalive\ndata: {"type":"response.keepalive","sequence_number":9000}\n\n'
  return 'data: {"id":"chatcmpl-x","object":"chat.completion.chunk","created":1,"model":"m","choices":[]}\n\n'
}
