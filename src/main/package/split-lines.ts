// Lines of a stream of UTF-8, one at a time, each bounded.
import { unreadable } from './source.ts'

/** Characters: a revision of a very long manuscript is a few million. */
const LONGEST_LINE = 256 * 1024 * 1024

/** Blank ones are left out. Throws IMPORT_FAILED for what is not UTF-8, or has no end. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      throw unreadable(`“${path}” in it is not text`)
    }
  }
  // Joined when a line ends: joining at each chunk would copy a long line again and again.
  let begun: string[] = []
  let length = 0
  for await (const chunk of chunks) {
    const [first = '', ...lines] = decode(chunk).split('\n')
    begun.push(first)
    length += first.length
    if (length > LONGEST_LINE) throw unreadable(`a line of “${path}” is longer than the studio writes`)
    for (const next of lines) {
      const line = begun.join('')
      if (line !== '') yield line
      begun = [next]
      length = next.length
    }
  }
  const last = begun.join('') + decode()
  if (last !== '') yield last
}
