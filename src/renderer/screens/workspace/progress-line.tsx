// How far something is, as a bar with words beside it.
import type { ReactNode } from 'react'

interface ProgressLineProps {
  /** What is on its way, for who does not see the bar. */
  label: string
  /** 0 to 100. */
  percent: number
  children: ReactNode
}

export function ProgressLine({ label, percent, children }: ProgressLineProps): ReactNode {
  return (
    <div className="flex items-center gap-3 text-sm text-soft">
      <progress aria-label={label} max={100} value={percent} className="sr-only" />
      <span aria-hidden className="h-1.5 w-40 shrink-0 overflow-hidden rounded-full bg-hover">
        <span className="block h-full bg-accent" style={{ width: `${percent}%` }} />
      </span>
      <span className="min-w-0 truncate">{children}</span>
    </div>
  )
}
