// One text of a request, folded until it is asked for; a long one is shown a stretch at a time.
import { ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'

/** Characters; laying out more at once is felt. */
const STRETCH = 100_000

/** `of`: which request it belongs to. */
export function SentText({ label, of, text }: { label: string; of: string; text: string }): ReactNode {
  const [open, setOpen] = useState(false)
  const [shown, setShown] = useState(STRETCH)
  const more = text.length - shown
  return (
    <div className="rounded-lg border border-line bg-desk/50">
      <div className="flex items-center gap-2 pr-1.5">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-w-0 flex-1 items-center gap-2 rounded-lg px-3 py-2 text-left hover:bg-hover"
        >
          <ChevronRight
            size={15}
            aria-hidden
            className={`shrink-0 text-soft transition-transform ${open ? 'rotate-90' : ''}`}
          />
          <span className="min-w-0 flex-1 font-medium">{label}</span>
          <span className="shrink-0 text-sm text-soft tabular-nums">
            {text.length.toLocaleString('en-GB')} characters
          </span>
        </button>
        <CopyButton text={text} label={`Copy: ${label}, ${of}`} />
      </div>
      {open ? (
        <div
          role="region"
          aria-label={`${label}, ${of}`}
          tabIndex={0}
          className="max-h-80 overflow-y-auto border-t border-line px-3.5 py-3 focus-visible:-outline-offset-2"
        >
          <pre className="font-mono text-sm break-words whitespace-pre-wrap select-text">
            {text.slice(0, shown)}
          </pre>
          {more <= 0 ? null : (
            <Button size="sm" className="mt-3" onClick={() => setShown(shown + STRETCH)}>
              Show more: {more.toLocaleString('en-GB')} characters are left
            </Button>
          )}
        </div>
      ) : null}
    </div>
  )
}
