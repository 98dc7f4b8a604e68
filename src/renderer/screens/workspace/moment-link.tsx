// A way to the line of the transcript that something rests on.
import { Quote } from 'lucide-react'
import type { ReactNode } from 'react'
import { showTranscriptItem } from '../../stores/transcript-store.ts'

export function MomentLink(props: { itemId: string | null; children?: ReactNode }): ReactNode {
  const { itemId, children = 'Show the moment' } = props
  if (itemId === null) return null
  return (
    <button
      type="button"
      onClick={() => showTranscriptItem(itemId)}
      className="inline-flex min-h-6 items-center gap-1 rounded-sm text-left text-xs font-medium text-accent hover:underline"
    >
      <Quote size={12} aria-hidden className="shrink-0" />
      {children}
    </button>
  )
}
