// Text with the words that were looked for marked.
import type { ReactNode } from 'react'
import type { Snippet } from '../../shared/search/search.ts'

export function MarkedText({ snippet: { text, marks } }: { snippet: Snippet }): ReactNode {
  const parts: ReactNode[] = []
  let at = 0
  for (const [from, to] of marks) {
    parts.push(
      text.slice(at, from),
      <mark key={from} className="rounded-xs bg-accent-soft px-px font-medium text-accent-strong">
        {text.slice(from, to)}
      </mark>,
    )
    at = to
  }
  return [...parts, text.slice(at)]
}
