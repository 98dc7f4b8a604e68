// Finds the JSON object of an answer among words and code fences that some models put around it.

const MOST_TRIES = 20
/** A draft answer is five deep. */
const MOST_DEPTH = 32

/**
 * The first whole object with edits; else the first object, to be told what it lacks; undefined when none reads as JSON.
 * Never throws.
 */
export function findJsonObject(text: string): unknown {
  let from = text.indexOf('{')
  let first: unknown
  for (let tries = 0; from !== -1 && tries < MOST_TRIES; tries += 1) {
    const end = endOfObject(text, from)
    const read = end === null ? undefined : parse(text.slice(from, end))
    if (read !== undefined && Object.hasOwn(read, 'edits')) return read
    // What stands within an object that breaks off is no answer.
    if (tries === 0) first = read
    from = text.indexOf('{', end ?? from + 1)
  }
  return first
}

function endOfObject(text: string, start: number): number | null {
  let depth = 0
  let inString = false
  for (let at = start; at < text.length; at += 1) {
    const char = text[at]
    if (inString) {
      if (char === '\\') at += 1
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') {
      depth += 1
      if (depth > MOST_DEPTH) return null
    } else if (char === '}' || char === ']') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return null
}

/** `text` begins with a brace. */
function parse(text: string): object | undefined {
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}
