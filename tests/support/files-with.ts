import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files of the folder in which the words lie, one way or the other. */
export function filesWith(folder: string, words: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path)
      return bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le'))
    })
}
