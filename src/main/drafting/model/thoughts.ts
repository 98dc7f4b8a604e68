// Some servers put a model's thoughts before its answer, between <think> and </think>, often without the first mark.

const BEGIN = '<think>'
const END = '</think>'
/** Before an answer begins; more are let through. */
const MOST_BLANKS = 1000

/** The answer without what was thought before it. */
export function withoutThoughts(text: string): string {
  if (/^\s*(\{|```)/.test(text)) return text
  const end = text.lastIndexOf(END)
  return end === -1 ? text : text.slice(end + END.length)
}

/** Holds pieces back while they are thoughts that were announced as such. */
export function createThoughtFilter(): (piece: string) => string {
  let held: string | null = ''
  return (piece) => {
    if (held === null) return piece
    held += piece
    const start = held.trimStart()
    if (!start.startsWith(BEGIN)) {
      if (BEGIN.startsWith(start) && held.length < MOST_BLANKS) return ''
      return release(held)
    }
    const end = held.indexOf(END)
    if (end !== -1) return release(held.slice(end + END.length))
    // Only its beginning and what may be half of the mark are needed.
    held = BEGIN + held.slice(Math.max(held.indexOf(BEGIN) + BEGIN.length, held.length - END.length))
    return ''
  }
  function release(text: string): string {
    held = null
    return text
  }
}
