// Which columns of a table hold the speaker, the words and the time.
import { importError } from './import-error.ts'

export interface CsvColumns {
  speaker: number
  words: number
  start: number | null
  end: number | null
  /** The others, kept with each turn. */
  others: { at: number; name: string }[]
}

const HEADERS = {
  speaker: ['speaker', 'name', 'who', 'person'],
  words: ['words', 'text', 'content', 'transcript', 'utterance', 'speech'],
  start: ['timestamp', 'start', 'time', 'start time', 'start_time'],
  end: ['end', 'end time', 'end_time'],
}

/** Throws IMPORT_FAILED when the first line is not a header with a speaker and their words. */
export function findCsvColumns(header: readonly string[]): CsvColumns {
  const names = header.map((name) => name.trim().toLowerCase())
  const find = (wanted: readonly string[]) => names.findIndex((name) => wanted.includes(name))
  const [speaker, words] = [find(HEADERS.speaker), find(HEADERS.words)]
  if (speaker < 0 || words < 0) {
    throw importError(
      'This table has no header with the speaker and the words.',
      'Expected a first line such as "timestamp,speaker,words".',
      1,
    )
  }
  const [start, end] = [orNull(find(HEADERS.start)), orNull(find(HEADERS.end))]
  const used = new Set([speaker, words, start, end])
  const others = header.map((name, at) => ({ at, name: name.trim() || `column ${at + 1}` }))
  return { speaker, words, start, end, others: others.filter(({ at }) => !used.has(at)) }
}

function orNull(at: number): number | null {
  return at < 0 ? null : at
}
