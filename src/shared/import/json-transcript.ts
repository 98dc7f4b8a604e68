// Reads the studio's own transcript file: line by line in the layout that export writes, or whole when rewritten.
import type { z } from 'zod'
import {
  TRANSCRIPT_FORMAT,
  TRANSCRIPT_VERSION,
  transcriptFileHeadSchema,
  transcriptFileItemSchema,
  transcriptFileSchema,
  transcriptFileSessionSchema,
  type TranscriptFileHead,
  type TranscriptFileItem,
  type TranscriptFileSession,
} from '../export/transcript-file.ts'
import { importError } from './import-error.ts'
import { jsonFaultLine } from './json-fault-line.ts'

export interface TranscriptFile {
  head: TranscriptFileHead
  sessions: { session: TranscriptFileSession; items: TranscriptFileItem[] }[]
}

export interface JsonTranscriptReader {
  /** False = not the layout of our export: read the file whole with `readWholeTranscript`. */
  push(line: string, lineNumber: number): boolean
  end(): TranscriptFile
}

const EXPECTED = 'Expected a transcript that the studio exported as JSON.'

export function createJsonTranscriptReader(): JsonTranscriptReader {
  const sessions: TranscriptFile['sessions'] = []
  let head: TranscriptFileHead | null = null
  let place: 'open' | 'head' | 'list' | 'session' | 'item' | 'close' | 'done' = 'open'
  let last = 0
  let link = createItemLinker()

  function readItem(line: string, lineNumber: number): void {
    const item = check(transcriptFileItemSchema, parseLine(line.replace(/,$/, ''), lineNumber), lineNumber)
    sessions.at(-1)?.items.push(link(item, lineNumber))
  }

  function readBody(line: string, lineNumber: number): void {
    if (place === 'item') {
      if (/^\]\},?$/.test(line)) place = 'session'
      else readItem(line, lineNumber)
    } else if (place === 'session' && line === ']') place = 'close'
    else if (place === 'session') {
      const opened = parseLine(`${line}]}`, lineNumber) as { session?: unknown }
      sessions.push({ session: check(transcriptFileSessionSchema, opened?.session, lineNumber), items: [] })
      place = 'item'
      link = createItemLinker()
    } else if (place === 'close' && line === '}') place = 'done'
    else if (line.trim() !== '') throw importError('The file goes on after its end.', EXPECTED, lineNumber)
  }

  return {
    push(line, lineNumber) {
      last = lineNumber
      if (place === 'open') {
        place = 'head'
        return line === '{'
      }
      if (place === 'head') {
        place = 'list'
        if (!line.startsWith(`"format":"${TRANSCRIPT_FORMAT}"`) || !line.endsWith(',')) return false
        head = readHead(parseLine(`{${line.slice(0, -1)}}`, lineNumber), lineNumber)
        return true
      }
      if (place === 'list') {
        place = 'session'
        return line === '"sessions":['
      }
      readBody(line, lineNumber)
      return true
    },
    end() {
      if (place !== 'done' || head === null) throw importError('The file ends early.', EXPECTED, last)
      for (const { items } of sessions) checkKept(items)
      return { head, sessions }
    },
  }
}

/** Any layout. Throws IMPORT_FAILED with the line on which the text stops being JSON. */
export function readWholeTranscript(text: string): TranscriptFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw importError('This is not valid JSON.', EXPECTED, jsonFaultLine(text))
  }
  const head = readHead(value, undefined)
  const { sessions } = check(transcriptFileSchema, value, undefined)
  for (const { items } of sessions) checkKept(items)
  return { head, sessions: sessions.map(({ session, items }) => ({ session, items: linked(items) })) }
}

function linked(items: TranscriptFileItem[]): TranscriptFileItem[] {
  const link = createItemLinker()
  return items.map((item) => link(item, undefined))
}

function readHead(value: unknown, line: number | undefined): TranscriptFileHead {
  const head = check(transcriptFileHeadSchema, value, line)
  if (head.version <= TRANSCRIPT_VERSION) return head
  throw importError(
    'This transcript was exported by a newer version of the studio.',
    'Update the studio first.',
    line,
  )
}

function parseLine(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw importError('This is not valid JSON.', EXPECTED, line)
  }
}

function check<T>(schema: z.ZodType<T>, value: unknown, line: number | undefined): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue === undefined || issue.path.length === 0 ? 'it' : `"${issue.path.join('.')}"`
  throw importError(
    `This is not a transcript of the studio: ${where} is missing or not as expected.`,
    EXPECTED,
    line,
  )
}

/** What counts is there, and what stands in an item's place leads to items that stand. */
function checkKept(items: readonly TranscriptFileItem[]): void {
  for (const { itemId, kept } of items) {
    if (kept === undefined) continue
    const numbers = kept.versions.map(({ version }) => version)
    const isThere = kept.version === null || numbers.includes(kept.version)
    if (!isThere || new Set(numbers).size < numbers.length) throw unlikely(itemId)
  }
  const pieces = new Map(items.map(({ itemId, kept }) => [itemId, kept?.replacedBy ?? []]))
  const standing = new Set<string>()
  for (const { itemId } of items) checkPieces(itemId, pieces, standing)
}

/** Without recursion: a file may hold a chain of any length. */
function checkPieces(
  itemId: string,
  pieces: ReadonlyMap<string, readonly string[]>,
  standing: Set<string>,
): void {
  const above = new Set<string>()
  const open = [itemId]
  for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
    const next = pieces.get(at)
    if (next === undefined) throw unlikely(at)
    above.add(at)
    const piece = next.find((id) => !standing.has(id))
    if (piece === undefined) {
      standing.add(at)
      above.delete(at)
      open.pop()
    } else if (above.has(piece)) throw unlikely(piece)
    else open.push(piece)
  }
}

function unlikely(itemId: string): Error {
  return importError(`The versions of the item "${itemId}" do not fit together.`, EXPECTED)
}

/** An id names one item of a session, and an item follows one that stands before it. */
function createItemLinker(): (item: TranscriptFileItem, line: number | undefined) => TranscriptFileItem {
  const seen = new Set<string>()
  let last: string | null = null
  return (item, line) => {
    const { itemId, previousItemId } = item
    if (seen.has(itemId)) throw importError(`Two items have the id "${itemId}".`, EXPECTED, line)
    const follows = previousItemId !== null && !seen.has(previousItemId) ? last : previousItemId
    seen.add(itemId)
    last = itemId
    return follows === previousItemId ? item : { ...item, previousItemId: follows }
  }
}
