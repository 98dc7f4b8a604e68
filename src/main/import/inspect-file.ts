// Before anything is parsed: is the file there, small enough and text, and in which encoding?
import { open, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import { importError } from '../../shared/import/import-error.ts'
import type { ImportPreview } from '../../shared/ipc/views.ts'
import type { Pace } from './pace.ts'

const MEGABYTE = 1024 * 1024
export const LARGEST_IMPORT = 100 * MEGABYTE
/** Our own export of the largest text is several times as large, and must import again. */
const LARGEST_TRANSCRIPT = 400 * MEGABYTE
const CHUNK = 64 * 1024

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface ImportSource {
  path: string
  fileName: string
  /** Bytes. */
  size: number
  format: ImportPreview['format']
  encoding: TextEncoding
}

const FORMATS: Record<string, ImportPreview['format']> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.vtt': 'vtt',
  '.srt': 'srt',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.json': 'json',
}

const OTHER_KINDS: { starts: string; kind: string }[] = [
  { starts: '%PDF', kind: 'a PDF' },
  { starts: '{\\rtf', kind: 'a rich text (RTF) document' },
  { starts: 'PK\x03\x04', kind: 'a Word document or a ZIP archive' },
  { starts: '\xd0\xcf\x11\xe0', kind: 'an old Word document' },
]
const EXPECTED = 'Expected plain text: open the file in its own program and save it as text (UTF-8).'

/** Reads the file once through. Throws IMPORT_FAILED or LIMIT_EXCEEDED with words for the author. */
export async function inspectFile(path: string, pace: Pace): Promise<ImportSource> {
  const fileName = basename(path)
  const format = FORMATS[extname(path).toLowerCase()] ?? 'text'
  const size = await sizeOf(path, fileName, format === 'json' ? LARGEST_TRANSCRIPT : LARGEST_IMPORT)
  const encoding = await findEncoding(path, size, pace).catch((error: unknown) => {
    throw asReadError(error, fileName)
  })
  return { path, fileName, size, format, encoding }
}

async function sizeOf(path: string, fileName: string, largest: number): Promise<number> {
  const info = await statOrExplain(path, fileName)
  if (!info.isFile()) throw importError(`"${fileName}" is not a file.`, 'Expected a text file.')
  if (info.size === 0) throw importError(`"${fileName}" is empty.`, 'Expected an interview in it.')
  if (info.size <= largest) return info.size
  throw new StudioError(
    'LIMIT_EXCEEDED',
    `"${fileName}" is larger than ${largest / MEGABYTE} MB, so it was not imported and is unchanged. ` +
      'Split it into smaller files and import those one after the other.',
    { bytes: info.size },
  )
}

async function statOrExplain(path: string, fileName: string) {
  if (path.includes('\0')) throw importError('The name of the file is not one.', 'Choose another file.')
  try {
    return await stat(path)
  } catch (error) {
    throw asReadError(error, fileName)
  }
}

/** Why a file cannot be read, for the author; what is no failure of a file comes back as it is. */
export function asReadError(error: unknown, fileName: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return importError(`"${fileName}" is not there any more.`, 'Choose another file.')
  if (code === 'EACCES' || code === 'EPERM') {
    return importError(
      `"${fileName}" may not be read by you.`,
      'Change its permissions or choose another file.',
    )
  }
  if (typeof code === 'string' && code.startsWith('E')) {
    return importError(
      `"${fileName}" could not be read (${code}).`,
      'Copy it to this computer and try again.',
    )
  }
  return error
}

async function findEncoding(path: string, size: number, pace: Pace): Promise<TextEncoding> {
  const file = await open(path, 'r')
  try {
    const buffer = new Uint8Array(CHUNK)
    const check = createByteCheck()
    for (let done = 0; ;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK, null)
      if (bytesRead === 0) break
      const settled = check.see(buffer.subarray(0, bytesRead), done === 0)
      if (settled !== null) return settled
      done += bytesRead
      pace.report(done / size)
      await pace.breathe()
    }
    return check.finish()
  } finally {
    await file.close()
  }
}

/** Looks at bytes as they come: marks of encodings, what no text holds, and whether all of it is UTF-8. */
function createByteCheck() {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  let foreignLine = 0
  let line = 1
  let controlLine = 0
  let blank = true

  function decode(bytes: Uint8Array | undefined): void {
    if (!isUtf8) return
    try {
      const text = decoder.decode(bytes, { stream: bytes !== undefined })
      blank &&= text.trim() === ''
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      isUtf8 = false
      blank = false
      foreignLine = line
    }
  }

  return {
    see(bytes: Uint8Array, first: boolean): TextEncoding | null {
      if (first) {
        const marked = markedEncoding(bytes)
        if (marked !== null) return marked
      }
      decode(bytes)
      for (const byte of bytes) {
        if (byte === 0x0a) line += 1
        else if (byte === 0) throw binary(line)
        else if (controlLine === 0 && (byte < 0x09 || (byte > 0x0d && byte < 0x1b))) controlLine = line
      }
      return null
    },
    finish(): TextEncoding {
      decode(undefined)
      if (blank) throw importError('The file holds only blank lines.', 'Expected an interview in it.')
      if (isUtf8) return 'utf-8'
      if (controlLine > 0) throw binary(foreignLine)
      return 'windows-1252'
    },
  }
}

function markedEncoding(bytes: Uint8Array): TextEncoding | null {
  const start = String.fromCharCode(...bytes.subarray(0, 8))
  const other = OTHER_KINDS.find(({ starts }) => start.startsWith(starts))
  if (other !== undefined) throw importError(`This is ${other.kind}, not text.`, EXPECTED, 1)
  if (start.startsWith('\xff\xfe\0\0')) throw importError('This text is encoded as UTF-32.', EXPECTED, 1)
  if (start.startsWith('\xff\xfe')) return 'utf-16le'
  if (start.startsWith('\xfe\xff')) return 'utf-16be'
  return null
}

function binary(line: number): StudioError {
  return importError('There are bytes here that no text holds: this is not a text file.', EXPECTED, line)
}
