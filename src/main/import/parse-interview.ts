// Any file → parsed interview. Adding a format = a parser and a line here.
import { assertNever } from '../../shared/errors.ts'
import { inspectFile, type ImportSource } from './inspect-file.ts'
import { stretch, type Pace } from './pace.ts'
import { parseCsv } from './parse-csv.ts'
import { parseCues } from './parse-cues.ts'
import { parseJson } from './parse-json.ts'
import { parseText } from './parse-text.ts'
import type { ParsedInterview } from './parsed-interview.ts'

export interface ReadInterview {
  source: ImportSource
  interview: ParsedInterview
}

/** Throws StudioError: IMPORT_FAILED (with `data.line` where there is one), LIMIT_EXCEEDED, CANCELLED. */
export async function parseInterview(path: string, pace: Pace): Promise<ReadInterview> {
  const source = await inspectFile(path, stretch(pace, 0, 0.1))
  const interview = await parse(source, stretch(pace, 0.1, 1))
  if (source.encoding === 'windows-1252') {
    interview.warnings.push(
      'The file is not UTF-8 and was read as Windows-1252: check the accents in the sample.',
    )
  }
  return { source, interview }
}

function parse(source: ImportSource, pace: Pace): Promise<ParsedInterview> {
  switch (source.format) {
    case 'text':
    case 'markdown':
      return parseText(source, pace)
    case 'vtt':
    case 'srt':
      return parseCues(source, source.format, pace)
    case 'csv':
      return parseCsv(source, pace)
    case 'json':
      return parseJson(source, pace)
    default:
      return assertNever(source.format)
  }
}
