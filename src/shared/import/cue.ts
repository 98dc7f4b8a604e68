// A caption of a .vtt or .srt file, before captions are joined to turns.

export interface Cue {
  startMs: number
  endMs: number
  /** Line of its time. */
  line: number
  parts: CuePart[]
}

export interface CuePart {
  /** From a voice tag; null = not tagged (a label may still stand in the text). */
  voice: string | null
  /** One line of text, without markup. */
  text: string
}

/** `00:01.000 --> 00:04.000 align:start` → times in milliseconds; null when the line is not that. */
export function splitTimes(line: string): [start: string, end: string] | null {
  const at = line.indexOf('-->')
  if (at < 0) return null
  return [
    line.slice(0, at).trim(),
    line
      .slice(at + 3)
      .trim()
      .split(/\s/)[0] ?? '',
  ]
}
