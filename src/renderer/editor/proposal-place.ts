// Where on the page a proposal belongs: at the author's block that it stands beside, else at the end of its section.
import type { Proposal } from '../../shared/document/document.ts'
import type { OutlineEntry } from './outline.ts'

/** `entries` are the headings of `text`, in order. */
export function proposalPlace(
  text: string,
  entries: readonly OutlineEntry[],
  { authorMarkdown, sectionId }: Pick<Proposal, 'authorMarkdown' | 'sectionId'>,
): number {
  const at = entries.findIndex(({ section }) => section !== null && section.id === sectionId)
  const start = entries[at]?.position ?? 0
  const end = at === -1 ? text.length : (entries[at + 1]?.position ?? text.length)
  const block = authorMarkdown.trim()
  const found = block === '' ? -1 : lineWith(text, block, start, end)
  if (found !== -1) return found
  return start + text.slice(start, end).trimEnd().length
}

/** In the section, else where it was taken to; -1 when it is there no more. */
function lineWith(text: string, block: string, start: number, end: number): number {
  const near = text.indexOf(block, start)
  return near !== -1 && near < end ? near : text.indexOf(block)
}
