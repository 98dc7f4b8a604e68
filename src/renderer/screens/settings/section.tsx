// One part of the settings: a heading, what it is about, and its fields.
import type { ReactNode } from 'react'

export interface SectionProps {
  /** Where the list beside the settings leads. */
  id: string
  title: string
  about: ReactNode
  children: ReactNode
}

export function Section({ id, title, about, children }: SectionProps) {
  return (
    <section
      id={id}
      aria-label={title}
      className="flex scroll-mt-1 flex-col gap-4 border-t border-line pt-6 first:border-t-0 first:pt-0"
    >
      <div>
        <h3 tabIndex={-1} className="title text-lg outline-none">
          {title}
        </h3>
        <div className="mt-0.5 text-sm text-pretty text-soft">{about}</div>
      </div>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  )
}
