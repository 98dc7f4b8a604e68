// Reads .vtt and .srt, line by line, to cues. Text without a time, or a time that is none, is an error with its line.
import { splitTimes, type Cue, type CuePart } from './cue.ts'
import { importError } from './import-error.ts'
import { parseTime } from './timecode.ts'

export type CueFormat = 'vtt' | 'srt'

export interface CueReader {
  push(line: string, lineNumber: number): void
  end(): void
  cues: Cue[]
}

type Place = 'start' | 'header' | 'between' | 'comment' | 'identified' | 'text'

const EXPECTED_TIME = {
  vtt: 'Expected a time such as "00:01:02.000 --> 00:01:05.500".',
  srt: 'Expected a time such as "00:01:02,000 --> 00:01:05,500".',
}

/** `decode` resolves HTML entities. */
export function createCueReader(format: CueFormat, decode: (text: string) => string): CueReader {
  const cues: Cue[] = []
  let place: Place = format === 'vtt' ? 'start' : 'between'
  let voice: string | null = null
  let identifiedAt = 0

  function readTimes(line: string, lineNumber: number): boolean {
    const times = splitTimes(line)
    if (times === null) return false
    const [startMs, endMs] = [parseTime(times[0]), parseTime(times[1])]
    if (startMs === null || endMs === null) {
      throw importError(`"${line.trim().slice(0, 60)}" is not a time.`, EXPECTED_TIME[format], lineNumber)
    }
    cues.push({ startMs, endMs: Math.max(startMs, endMs), line: lineNumber, parts: [] })
    voice = null
    place = 'text'
    return true
  }

  function between(line: string, lineNumber: number): void {
    if (readTimes(line, lineNumber)) return
    if (format === 'vtt' && /^(NOTE|STYLE|REGION)\b/.test(line)) place = 'comment'
    else {
      place = 'identified'
      identifiedAt = lineNumber
    }
  }

  return {
    cues,
    push(line, lineNumber) {
      const blank = line.trim() === ''
      if (place === 'start') {
        if (!/^WEBVTT(\s|$)/.test(line)) throw notVtt(lineNumber)
        place = 'header'
      } else if (place === 'identified') {
        if (!readTimes(line, lineNumber)) throw untimed(format, identifiedAt)
      } else if (blank) place = 'between'
      else if (place === 'header') readTimes(line, lineNumber)
      else if (place === 'between') between(line, lineNumber)
      else if (place === 'text') voice = readText(line, voice, decode, cues.at(-1)?.parts ?? [])
    },
    end() {
      if (place === 'start') throw notVtt(1)
      if (place === 'identified') throw untimed(format, identifiedAt)
    },
  }
}

const TAG = /<(\/?)(v)(?:\.[^\s>]*)?(?:\s+([^>]*))?>|<\/?[a-z][^>]*>|<[\d:.]+>|\{\\[^}]*\}/gi

/** Adds the parts of a line; answers the voice that still speaks at its end. */
function readText(
  line: string,
  speaking: string | null,
  decode: (text: string) => string,
  parts: CuePart[],
): string | null {
  let voice = speaking
  let text = ''
  let from = 0
  const flush = () => {
    const words = decode(text).replace(/\s+/g, ' ').trim()
    if (words !== '') parts.push({ voice, text: words })
    text = ''
  }
  for (const match of line.matchAll(TAG)) {
    text += line.slice(from, match.index)
    from = match.index + match[0].length
    if (match[2] === undefined) continue
    flush()
    voice = match[1] === '/' ? null : decode(match[3] ?? '').trim() || null
  }
  text += line.slice(from)
  flush()
  return voice
}

function notVtt(line: number): Error {
  return importError('This is not a WebVTT file.', 'Expected "WEBVTT" on the first line.', line)
}

function untimed(format: CueFormat, line: number): Error {
  return importError('A caption has no time.', EXPECTED_TIME[format], line)
}
