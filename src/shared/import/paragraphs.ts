// Joins the lines of one turn to paragraphs. Line breaks of a typist go; blank lines part paragraphs.

export interface ParagraphOptions {
  /** False = each line is a paragraph. */
  hardWrapped: boolean
  /** Keeps lines that Markdown does not join: headings, lists, quotes. */
  markdown: boolean
}

export interface Paragraphs {
  add(line: string): void
  blank(): void
  /** A page break between two lines: a sentence that runs across it is not parted. */
  pageBreak(): void
  /** The paragraphs so far; starts afresh. */
  take(): string[]
}

const ENDS_SENTENCE = /[.!?:;…"'”’)\]]$/
const ENDS_HYPHENATED = /[\p{L}\p{N}]-$/u
const STARTS_WORD = /^[\p{L}\p{N}]/u
const STARTS_SMALL = /^\p{Ll}/u
const MARKDOWN_BLOCK = /^\s*(?:#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s|>|```|\|)/

export function createParagraphs({ hardWrapped, markdown }: ParagraphOptions): Paragraphs {
  let done: string[] = []
  let current = ''
  let broken = false
  let paged = false

  function close(): void {
    if (current !== '') done.push(current)
    current = ''
  }

  return {
    add(line) {
      const text = line.replace(/[\s\u00a0]+/g, ' ').trim()
      if (text === '') return
      const runsOn = paged && STARTS_SMALL.test(text) && !ENDS_SENTENCE.test(current)
      if (broken && !runsOn) close()
      if (!hardWrapped) close()
      current = markdown && MARKDOWN_BLOCK.test(line) ? joinBlock(current, text) : joinLine(current, text)
      broken = false
      paged = false
    },
    blank() {
      broken = true
    },
    pageBreak() {
      paged = true
    },
    take() {
      close()
      const taken = done
      done = []
      broken = false
      paged = false
      return taken
    },
  }
}

function joinBlock(before: string, line: string): string {
  return before === '' ? line : `${before}\n${line}`
}

/** A hyphen at the end of a line stays: "re-" + "write" may be one word or two, and a typist's hyphen is text. */
function joinLine(before: string, line: string): string {
  if (before === '') return line
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + line
  if (before.endsWith('-') && ENDS_HYPHENATED.test(before.slice(-3)) && STARTS_WORD.test(line))
    return before + line
  return `${before} ${line}`
}
