// One part of the settings: a heading and what it is about on the left, its fields on the right.
import type { ReactNode } from 'react'

export function Section({
  title,
  about,
  children,
}: {
  title: string
  about: ReactNode
  children: ReactNode
}) {
  return (
    <section
      aria-label={title}
      className="grid gap-x-8 gap-y-4 border-t border-line pt-6 first:border-t-0 first:pt-0 md:grid-cols-[11rem_minmax(0,1fr)]"
    >
      <div>
        <h3 className="font-medium">{title}</h3>
        <div className="mt-1 text-sm text-pretty text-soft">{about}</div>
      </div>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  )
}
