// The manuscript as blocks: what merging, sections and text changes are made of.
// Lossless: `joinBlocks(splitBlocks(text)) === text` for any string.

/** A paragraph, heading line or fenced code with the blank lines after it. */
export type Block = string

const fenceStart = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/
const headingLine = /^ {0,3}#{1,6}(?:[ \t]|\r?\n?$)/
const sectionLine = /^ {0,3}#{1,2}(?:[ \t]|\r?\n?$)/

export function splitBlocks(markdown: string): Block[] {
  const blocks: Block[] = []
  let blockStart = 0
  let previousBlank = false
  let previousHeading = false
  let fence: string | null = null
  for (let at = 0; at < markdown.length;) {
    const newline = markdown.indexOf('\n', at)
    const end = newline === -1 ? markdown.length : newline + 1
    const line = markdown.slice(at, end)
    if (fence !== null) {
      if (closesFence(line, fence)) fence = null
    } else {
      const blank = line.trim() === ''
      const heading = !blank && headingLine.test(line)
      if (!blank && at > blockStart && (previousBlank || previousHeading || heading)) {
        blocks.push(markdown.slice(blockStart, at))
        blockStart = at
      }
      if (!blank) fence = fenceStart.exec(line.trimEnd())?.[1] ?? null
      previousBlank = blank
      // Blank lines after a heading belong to it, so a heading stays "just passed" only until one comes.
      previousHeading = heading
    }
    at = end
  }
  if (blockStart < markdown.length) blocks.push(markdown.slice(blockStart))
  return blocks
}

export function joinBlocks(blocks: readonly Block[]): string {
  return blocks.join('')
}

/** What makes two blocks the same: trailing blank space is layout, not words. */
export function blockKey(block: Block): string {
  return block.trimEnd()
}

/** True for `#` and `##` lines: where a section starts. */
export function startsSection(block: Block): boolean {
  return sectionLine.test(firstLine(block))
}

export function isHeading(block: Block): boolean {
  return headingLine.test(firstLine(block))
}

export function isFenced(block: Block): boolean {
  return fenceStart.test(firstLine(block).trimEnd())
}

/** The blank lines that `before` needs after it so that `after` stays a paragraph of its own. */
export function separatorBetween(before: string, after: string): string {
  if (before === '' || after === '') return ''
  // By hand from the end: a pattern would search the whole manuscript.
  let lineBreaks = 0
  for (let at = before.length - 1; at >= 0 && lineBreaks < 2; at--) {
    const char = before[at]
    if (char === '\n') lineBreaks++
    else if (char !== ' ' && char !== '\t' && char !== '\r') break
  }
  return '\n'.repeat(2 - lineBreaks)
}

/** The closing fence that `markdown` lacks, or ''. */
export function missingFence(markdown: string): string {
  let fence: string | null = null
  for (const line of markdown.split('\n')) {
    if (fence === null) fence = fenceStart.exec(line.trimEnd())?.[1] ?? null
    else if (closesFence(line, fence)) fence = null
  }
  return fence ?? ''
}

function closesFence(line: string, fence: string): boolean {
  const text = line.trim()
  if (text.length < fence.length || line.startsWith('    ')) return false
  const mark = fence[0]
  for (const char of text) if (char !== mark) return false
  return true
}

function firstLine(block: Block): string {
  const newline = block.indexOf('\n')
  return newline === -1 ? block : block.slice(0, newline + 1)
}
