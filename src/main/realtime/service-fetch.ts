// What the hosted service is asked through: nothing of the environment goes along, and answers are bounded.

/** Answers are an SDP, an id or an error; a megabyte is none of these. */
const MAX_ANSWER_BYTES = 1024 * 1024

/** The `openai` package adds facts about this computer, and headers from the environment; they stay here. */
export const SENT_HEADERS: readonly string[] = ['accept', 'authorization', 'content-type']

export class AnswerTooLarge extends Error {
  constructor() {
    super('The answer is larger than any the service has to give.')
    this.name = 'AnswerTooLarge'
  }
}

/** Follows no redirect: key and words go to the host the author named. Of the headers only `sent` go along. */
export async function fetchFromHost(
  input: string | URL | Request,
  init: RequestInit | undefined,
  sent: readonly string[] = SENT_HEADERS,
): Promise<Response> {
  const given = new Headers(init?.headers)
  const headers = sent.flatMap((name): [string, string][] => {
    const value = given.get(name)
    return value === null ? [] : [[name, value]]
  })
  return fetch(input, { ...init, headers, redirect: 'manual' })
}

/** For answers that are read as a whole. */
export async function serviceFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetchFromHost(input, init)
  const { status } = response
  // Read here, so that the time limit of the request holds for the whole of the answer.
  const body = await readBounded(response.body)
  return new Response(body.length === 0 ? null : body, { status, headers: response.headers })
}

async function readBounded(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer>> {
  if (body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    // Leaving the loop cancels the stream.
    if (bytes > MAX_ANSWER_BYTES) throw new AnswerTooLarge()
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
