// A file as decoded text, or as lines, in small pieces: no file is ever held whole as bytes.
import { createReadStream } from 'node:fs'
import { asReadError, type ImportSource } from './inspect-file.ts'
import type { Pace } from './pace.ts'

const CHUNK = 64 * 1024

/** Pauses and reports between pieces. */
export async function* readText(
  { path, fileName, size, encoding }: ImportSource,
  pace: Pace,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let done = 0
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
      const bytes: Uint8Array = chunk
      yield decoder.decode(bytes, { stream: true })
      done += bytes.length
      pace.report(done / size)
      await pace.breathe()
    }
    yield decoder.decode()
  } catch (error) {
    throw asReadError(error, fileName)
  }
}

export interface LineBatch {
  lines: string[]
  /** Of the first of them, from 1. */
  firstLine: number
}

/**
 * Lines without their ends (CRLF, LF or CR). A line longer than `longest` comes in pieces, cut at spaces, so that no
 * single step of the parsers takes long.
 */
export async function* readLines(
  source: ImportSource,
  pace: Pace,
  longest = Infinity,
): AsyncGenerator<LineBatch> {
  let pending = ''
  let firstLine = 1
  for await (const text of readText(source, pace)) {
    const joined = pending + text
    const held = joined.endsWith('\r') ? joined.slice(0, -1) : joined
    const lines = held.split(/\r\n|\n|\r/)
    pending = (lines.pop() ?? '') + joined.slice(held.length)
    if (pending.length > longest) {
      const at = Math.max(pending.lastIndexOf(' ', longest), 0) || longest
      lines.push(pending.slice(0, at))
      pending = pending.slice(at)
    }
    if (lines.length > 0) yield { lines, firstLine }
    firstLine += lines.length
  }
  const last = pending.replace(/\r$/, '')
  if (last !== '') yield { lines: [last], firstLine }
}

/** Calls `use` for each line, with pauses. */
export async function eachLine(
  source: ImportSource,
  pace: Pace,
  use: (line: string, lineNumber: number) => void,
  longest = Infinity,
): Promise<void> {
  for await (const { lines, firstLine } of readLines(source, pace, longest)) {
    for (const [at, line] of lines.entries()) {
      use(line, firstLine + at)
      if (at % 16 === 15 && pace.due()) await pace.breathe()
    }
  }
}
