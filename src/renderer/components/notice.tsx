// A paragraph that stands out: a problem, a warning, a thing worth knowing.
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

export type NoticeTone = 'info' | 'warn' | 'problem'

const looks: Record<NoticeTone, { box: string; Icon: typeof Info }> = {
  info: { box: 'bg-hover/70 text-ink [&>svg]:text-soft', Icon: Info },
  warn: { box: 'bg-warn-soft text-ink [&>svg]:text-warn', Icon: TriangleAlert },
  problem: { box: 'bg-live-soft text-ink [&>svg]:text-live', Icon: CircleAlert },
}

export function Notice({ tone = 'info', children }: { tone?: NoticeTone; children: ReactNode }) {
  const { box, Icon } = looks[tone]
  return (
    <div
      role={tone === 'problem' ? 'alert' : undefined}
      className={`flex gap-3 rounded-lg px-3.5 py-3 text-base ${box}`}
    >
      <Icon size={18} aria-hidden className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1 break-words whitespace-pre-line">{children}</div>
    </div>
  )
}
