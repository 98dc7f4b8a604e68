// Finds lines that are only page numbers. One number alone is text; a run that counts up is noise of a printer.

const PAGE_LINE = /^[\s\f]*(?:page\s+)?[-–—[(]?\s*(\d{1,4})\s*[-–—\])]?(?:\s+of\s+\d{1,4})?\s*$/i
const MOST_TRACKED = 20_000
const LEAST_PAGES = 3

export interface PageNumberFinder {
  see(line: string, lineNumber: number): void
  /** Numbers of the lines that are page numbers. */
  finish(): Set<number>
}

export function createPageNumberFinder(): PageNumberFinder {
  const found: { line: number; page: number }[] = []
  return {
    see(line, lineNumber) {
      if (line.length > 24 || found.length >= MOST_TRACKED) return
      const match = PAGE_LINE.exec(line)
      if (match !== null) found.push({ line: lineNumber, page: Number(match[1]) })
    },
    finish() {
      const counting = found.filter(({ page }, at) => {
        return found[at - 1]?.page === page - 1 || found[at + 1]?.page === page + 1
      })
      const believed = counting.length >= LEAST_PAGES && counting.length >= found.length * 0.6
      return new Set(believed ? counting.map(({ line }) => line) : [])
    },
  }
}
