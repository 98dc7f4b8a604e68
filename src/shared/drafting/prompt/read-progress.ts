// Tells from a streamed answer which section is being written, long before the JSON is whole.
import type { PromptNames } from './prompt.ts'

/** Longer strings are neither a heading nor a name; they pass without being kept. */
const MOST_KEPT = 400

export interface Progress {
  /** Heading of the section that is being written, when known. */
  section: string | null
  /** Of all pieces so far, UTF-16 code units. */
  characters: number
}

/** Takes an answer piece by piece, cut anywhere. */
export function createProgressReader(names: Pick<PromptNames, 'headings'>): (piece: string) => Progress {
  let section: string | null = null
  let characters = 0
  const read = createStringReader((key, value) => {
    if (key === 'heading' && value.trim() !== '') section = value.replace(/\s+/gu, ' ').trim()
    if (key === 'sectionId' && Object.hasOwn(names.headings, value))
      section = names.headings[value] ?? section
  })
  return (piece) => {
    characters += piece.length
    for (const char of piece) read(char)
    return { section, characters }
  }
}

/** Calls `onMember` for each member of JSON objects whose value is a string. */
function createStringReader(onMember: (key: string, value: string) => void): (char: string) => void {
  let begun = false
  let text: string | null = null
  let escaped = false
  let last = ''
  let key: string | null = null
  return (char) => {
    begun ||= char === '{'
    if (!begun) return
    if (text === null) {
      if (char === '"') text = ''
      else if (char === ':') key = last
      else if (char === ',' || char === '{' || char === '[') key = null
    } else if (char === '"' && !escaped) {
      last = text.length < MOST_KEPT ? decoded(text) : ''
      if (key !== null) onMember(key, last)
      key = text = null
    } else if (char === '\n') {
      // No JSON string has a line break in it: these were words around the JSON.
      text = null
      escaped = false
    } else {
      escaped = char === '\\' && !escaped
      if (text.length < MOST_KEPT) text += char
    }
  }
}

function decoded(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`))
  } catch {
    return ''
  }
}
