// How far something is, as a bar with words beside it.
import type { ReactNode } from 'react'

interface ProgressLineProps {
  /** What is on its way, for who does not see the bar. */
  label: string
  /** 0 to 100. */
  percent: number
  /** The bar takes what room there is. */
  wide?: boolean
  children: ReactNode
}

export function ProgressLine({ label, percent, wide = false, children }: ProgressLineProps): ReactNode {
  return (
    <div className="flex w-full items-center gap-3 text-sm text-soft tabular-nums">
      <progress aria-label={label} max={100} value={percent} className="sr-only" />
      <span
        aria-hidden
        className={`h-1.5 overflow-hidden rounded-full bg-line ${wide ? 'flex-1' : 'w-40 shrink-0'}`}
      >
        <span className="block h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
      </span>
      <span className="min-w-0 truncate">{children}</span>
    </div>
  )
}
