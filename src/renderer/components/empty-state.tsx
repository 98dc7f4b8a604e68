// What a place says when nothing is there yet: what it is for and what to do next.
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  icon?: ReactNode
  title: string
  children?: ReactNode
  actions?: ReactNode
  /** Smaller, for side panels. */
  compact?: boolean
}

export function EmptyState({ icon, title, children, actions, compact = false }: EmptyStateProps) {
  return (
    <div
      className={`mx-auto flex max-w-md flex-col items-center text-center ${compact ? 'gap-2 px-6 py-10' : 'gap-3 px-8 py-16'}`}
    >
      {icon === undefined ? null : (
        <div aria-hidden className="mb-1 text-accent">
          {icon}
        </div>
      )}
      <h2 className={`title ${compact ? 'text-md' : 'text-xl'}`}>{title}</h2>
      {children === undefined ? null : <div className="text-base text-pretty text-soft">{children}</div>}
      {actions === undefined ? null : (
        <div className="mt-3 flex flex-wrap justify-center gap-3">{actions}</div>
      )}
    </div>
  )
}
