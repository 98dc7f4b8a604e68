// What a manuscript rests on, as Markdown footnotes. Nothing of the text is changed: without them it is what it was.
import { isFenced, isHeading, missingFence, separatorBetween, splitBlocks } from '../document/blocks.ts'

/**
 * The text in pieces, with a reference at the end of each paragraph that has a note and the notes at the end.
 * `noteFor`: of a trimmed paragraph, one line of Markdown; null = it rests on nothing.
 */
export function* withFootnotes(
  markdown: string,
  noteFor: (paragraph: string) => string | null,
): Generator<string> {
  const nextLabel = freeLabels(markdown)
  const notes: string[] = []
  for (const block of splitBlocks(markdown)) {
    const paragraph = block.trim()
    // A reference in code that is never closed would be code.
    const isText = paragraph !== '' && !isHeading(block) && missingFence(block) === ''
    const note = isText ? noteFor(paragraph) : null
    if (note === null) {
      yield block
      continue
    }
    const end = block.trimEnd().length
    const reference = `[^${nextLabel()}]`
    yield block.slice(0, end) + (takesReference(block) ? '' : '\n\n') + reference + block.slice(end)
    notes.push(`${reference}: ${note}\n`)
  }
  if (notes.length > 0) yield gapBehind(markdown) + notes.join('\n')
}

/** Numbers from 1 on that no footnote of the author's has. */
function freeLabels(markdown: string): () => number {
  const taken = new Set(Array.from(markdown.matchAll(/\[\^(\d+)\]/g), ([, label]) => Number(label)))
  let label = 0
  return () => {
    do label++
    while (taken.has(label))
    return label
  }
}

/** False where a reference at its end would be no reference, or break the block: it comes below then. */
function takesReference(block: string): boolean {
  if (isFenced(block)) return false
  const lines = block.trimEnd().split('\n')
  const last = lines.at(-1) ?? ''
  return !(BREAKS_BLOCK.test(lines[0] ?? '') || BREAKS_END.test(last) || lines.some(isTableRule))
}

/** Indented code, HTML, a formula, a definition of a link or note. */
const BREAKS_BLOCK = /^(?: {4}|\t|\s*(?:<|\$\$|\[[^\]]+\]:))/
/** A rule or an underlined heading, the end of code or a formula, an escape, an address. */
const BREAKS_END = /^\s*(?:[-=*_][-=*_ \t]*|`{3,}|~{3,}.*|\$\$)$|\$\$$|\\$|(?:https?:|www\.)\S*$/i

function isTableRule(line: string): boolean {
  return line.includes('-') && /^[\s|:-]+$/.test(line) && line.includes('|')
}

/** Code that is never closed would swallow the notes. */
function gapBehind(markdown: string): string {
  const fence = missingFence(markdown)
  if (fence === '') return separatorBetween(markdown, 'notes')
  return `${markdown.endsWith('\n') ? '' : '\n'}${fence}\n\n`
}
