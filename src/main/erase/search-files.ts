// Looks for passages in the bytes of files, whatever these are: text, a database, what the browser keeps.
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

export interface Sought {
  text: string
  /** As bytes: UTF-8, and as a browser's storage may have it. */
  forms: Buffer[]
}

export interface Searched {
  files: number
  bytes: number
  /** Paths within the folder, and what was found in each. */
  found: { file: string; texts: string[] }[]
}

/** Downloaded models, and sound: the words of a project are in neither. */
const WORDLESS = /^models[\\/]|\.webm$/

export function seek(text: string): Sought {
  return { text, forms: [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')] }
}

export async function searchFolder(folder: string, sought: readonly Sought[]): Promise<Searched> {
  const searched: Searched = { files: 0, bytes: 0, found: [] }
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const file = relative(folder, path)
    if (!entry.isFile() || WORDLESS.test(file)) continue
    const texts = await searchFile(path, sought, file.startsWith(`browser${sep}`))
    if (texts === null) continue
    searched.files += 1
    searched.bytes += (await stat(path).catch(() => null))?.size ?? 0
    if (texts.length > 0) searched.found.push({ file, texts })
  }
  return searched
}

/** null = it went while it was looked at. */
export async function searchFile(
  path: string,
  sought: readonly Sought[],
  wide: boolean,
): Promise<string[] | null> {
  const left = new Map(sought.map(({ text, forms }) => [text, wide ? forms : forms.slice(0, 1)]))
  const longest = Math.max(1, ...[...left.values()].flat().map(({ length }) => length))
  const found: string[] = []
  let tail = Buffer.alloc(0)
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      const bytes = Buffer.concat([tail, chunk as Buffer])
      for (const [text, forms] of left) {
        if (!forms.some((form) => bytes.includes(form))) continue
        found.push(text)
        left.delete(text)
      }
      // A passage may lie across the two.
      tail = bytes.subarray(Math.max(0, bytes.length - longest + 1))
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  return found
}
