// How a paragraph is found again: sha256 of its trimmed text, hex.
import { createHash } from 'node:crypto'

export function paragraphHash(text: string): string {
  return createHash('sha256').update(text.trim(), 'utf8').digest('hex')
}
