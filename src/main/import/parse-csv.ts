// .csv: a header, then one turn a row. HTML entities in the words are decoded.
import { CsvError, parse } from 'csv-parse'
import { decode } from 'html-entities'
import { pipeline } from 'node:stream/promises'
import { findCsvColumns, type CsvColumns } from '../../shared/import/csv-columns.ts'
import { importError } from '../../shared/import/import-error.ts'
import { createInterviewCollector } from '../../shared/import/interview-collector.ts'
import { SOLE_SPEAKER, type InterviewTurn } from '../../shared/import/interview-turn.ts'
import { parseTime } from '../../shared/import/timecode.ts'
import type { ImportSource } from './inspect-file.ts'
import type { Pace } from './pace.ts'
import { collected } from './parse-text.ts'
import type { ParsedInterview } from './parsed-interview.ts'
import { readLines, readText } from './read-text.ts'

const DELIMITERS = [',', ';', '\t']

export async function parseCsv(source: ImportSource, pace: Pace): Promise<ParsedInterview> {
  const collector = createInterviewCollector()
  const rows = createRowReader()
  let readTo = 0
  const parser = parse({
    delimiter: await findDelimiter(source, pace),
    relax_column_count_less: true,
    skip_records_with_empty_values: true,
    on_record: (record: string[], { lines }) => {
      readTo = lines
      return record
    },
  })
  try {
    await pipeline(readText(source, pace), parser, async (records: AsyncIterable<string[]>) => {
      for await (const record of records) {
        const turn = rows.read(record)
        if (turn !== null) collector.add(turn)
        if (pace.due()) await pace.breathe()
      }
    })
  } catch (error) {
    throw asCsvError(error, readTo + 1)
  }
  if (collector.turns.length === 0)
    throw importError('There are no words in this table.', 'Expected a turn a row.', 1)
  return collected(collector, null, rows.warnings())
}

function createRowReader() {
  let columns: CsvColumns | null = null
  let speaker = SOLE_SPEAKER
  let unnamed = 0
  return {
    /** Null for the header and for rows without words. */
    read(record: string[]): InterviewTurn | null {
      if (columns === null) {
        columns = findCsvColumns(record)
        return null
      }
      const cell = (at: number | null) => clean(at === null ? '' : (record[at] ?? ''))
      const text = cell(columns.words)
      if (text === '') return null
      const name = cell(columns.speaker).replace(/\s*:$/, '')
      if (name === '') unnamed += 1
      else speaker = name.slice(0, 200)
      const others = columns.others
        .map((one) => [one.name, cell(one.at)] as const)
        .filter(([, value]) => value !== '')
      return {
        kind: 'speech',
        speaker,
        text,
        startMs: parseTime(cell(columns.start)),
        endMs: parseTime(cell(columns.end)),
        columns: others.length === 0 ? null : Object.fromEntries(others),
      }
    },
    warnings(): string[] {
      return unnamed === 0 ? [] : [`${unnamed} rows name no speaker, so they go on with the one before.`]
    },
  }
}

function clean(value: string): string {
  return (value.includes('&') ? decode(value) : value).trim()
}

/** Of the header: the delimiter that stands there most often. */
async function findDelimiter(source: ImportSource, pace: Pace): Promise<string> {
  for await (const { lines } of readLines(source, pace)) {
    const header = lines.find((line) => line.trim() !== '')
    if (header === undefined) continue
    const counts = DELIMITERS.map((mark) => ({ mark, count: header.split(mark).length }))
    return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark
  }
  return ','
}

/** The parser's complaint with its line, in words for the author. */
function asCsvError(error: unknown, rowStart: number): unknown {
  if (!(error instanceof CsvError)) return error
  const lines: unknown = error['lines']
  const line = typeof lines === 'number' ? lines : rowStart
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return importError(
        'A quotation mark opens in this row and never closes.',
        'Expected a second ".',
        rowStart,
      )
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return importError(
        'This row has more fields than the header.',
        'Expected words that hold commas to stand in quotation marks.',
        line,
      )
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return importError(
        'A quotation mark stands in the midst of a field.',
        'Expected it doubled ("") in a field in quotation marks.',
        line,
      )
    default:
      return importError(
        `This row cannot be read (${error.code}).`,
        'Expected "timestamp,speaker,words".',
        line,
      )
  }
}
