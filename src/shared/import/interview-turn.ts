// What every parser makes of a file: turns in the order of the file.

export interface InterviewTurn {
  /** `aside` = words of the file that nobody spoke: a title, "[END OF SIDE A]". Its speaker is ''. */
  kind: 'speech' | 'aside'
  speaker: string
  /** Paragraphs are separated by one blank line. */
  text: string
  /** Milliseconds from the start of the recording; null when the file does not say. */
  startMs: number | null
  endMs: number | null
  /** Further columns of a table, by header. */
  columns: Record<string, string> | null
}

export type EmitTurn = (turn: InterviewTurn) => void

/** The speaker of a file that names nobody. */
export const SOLE_SPEAKER = 'Author'

export function aside(text: string): InterviewTurn {
  return { kind: 'aside', speaker: '', text, startMs: null, endMs: null, columns: null }
}
