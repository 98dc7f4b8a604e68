// A proposal that the author accepted, put into the text: in place of the block it stands beside, or in its section.
import { separatorBetween } from './blocks.ts'
import type { Proposal } from './document.ts'
import type { Section } from './section.ts'
import { parseSections } from './sections.ts'

/** `sections` are the rows of `markdown`, in order. */
export function acceptProposal(
  markdown: string,
  sections: readonly Section[],
  proposal: Pick<Proposal, 'authorMarkdown' | 'drafterMarkdown' | 'sectionId'>,
): string {
  const { authorMarkdown, drafterMarkdown, sectionId } = proposal
  const parsed = parseSections(markdown)
  const section = parsed[sections.findIndex((row) => row.id === sectionId)]
  const at = findBlock(markdown, authorMarkdown, section?.start ?? 0)
  if (at !== -1) return markdown.slice(0, at) + drafterMarkdown + markdown.slice(at + authorMarkdown.length)
  const end = section?.end ?? markdown.length
  const before = markdown.slice(0, end)
  const after = markdown.slice(end)
  const added = before + separatorBetween(before, drafterMarkdown) + drafterMarkdown
  return added + (after === '' ? '\n' : separatorBetween(added, after)) + after
}

/** Where `block` stands as lines of its own: from `from` on, else from the start; -1 when it does not. */
function findBlock(markdown: string, block: string, from: number): number {
  if (block === '') return -1
  for (const start of [from, 0]) {
    for (let at = markdown.indexOf(block, start); at !== -1; at = markdown.indexOf(block, at + 1)) {
      const opens = at === 0 || markdown[at - 1] === '\n'
      const end = at + block.length
      if (opens && (end === markdown.length || markdown[end] === '\n')) return at
    }
  }
  return -1
}
