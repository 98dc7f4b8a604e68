// Revisions in words: who made one, when, and how many words came and went.
import type { DocumentRevision, RevisionAuthor } from '../../../shared/document/document.ts'
import { momentWords } from './time-words.ts'

export const revisionAuthorLabels: Record<RevisionAuthor, string> = {
  author: 'You',
  drafter: 'The drafter',
  import: 'An import',
  restore: 'Restored',
}

/** "22 Nov, 15:04 · You · 1,204 words". */
export function revisionName({ createdAt, author, words }: DocumentRevision): string {
  return `${momentWords(createdAt)} · ${revisionAuthorLabels[author]} · ${wordsOf(words)}`
}

/** "+120 −30"; while that is not counted, what the text grew or shrank by; '' = nothing came or went. */
export function changeWords(
  { words, wordsAdded, wordsRemoved }: DocumentRevision,
  previous: Pick<DocumentRevision, 'words'> | null,
): string {
  if (wordsAdded !== null && wordsRemoved !== null) return addedAndRemoved(wordsAdded, wordsRemoved)
  const net = words - (previous?.words ?? 0)
  return net > 0 ? addedAndRemoved(net, 0) : addedAndRemoved(0, -net)
}

export function addedAndRemoved(added: number, removed: number): string {
  return [added === 0 ? '' : `+${number(added)}`, removed === 0 ? '' : `−${number(removed)}`]
    .filter((part) => part !== '')
    .join(' ')
}

export function wordsOf(count: number): string {
  return `${number(count)} ${count === 1 ? 'word' : 'words'}`
}

function number(count: number): string {
  return count.toLocaleString('en-GB')
}
