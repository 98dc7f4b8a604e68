// The lines before the first speaker: the interview's title, and words that are kept as an aside.

const LONGEST_TITLE = 120

/** A title from front matter, a heading or the first line; null when none reads like one. */
export function titleOf(preface: readonly string[]): string | null {
  const lines = preface.filter((line) => line !== '')
  const named = lines.map((line) => /^title:\s*(.+)$/i.exec(line)?.[1]).find((title) => title !== undefined)
  const heading = lines.map((line) => /^#{1,2}\s+(.+)$/.exec(line)?.[1]).find((title) => title !== undefined)
  const first = lines.find((line) => !/^[-=*_#\s]+$/.test(line))
  const title = unquote((named ?? heading ?? first ?? '').trim())
  return title === '' || title.length > LONGEST_TITLE ? null : title
}

function unquote(text: string): string {
  if (!/^".*"$/.test(text)) return text.replace(/^'(.*)'$/, '$1')
  return text.slice(1, -1).replace(/\\(["\\])/g, '$1')
}
