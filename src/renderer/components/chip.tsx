// A small label for a state.
import type { ReactNode } from 'react'

export type ChipTone = 'neutral' | 'accent' | 'live' | 'good' | 'warn'

const tones: Record<ChipTone, string> = {
  neutral: 'bg-hover text-soft',
  accent: 'bg-accent-soft text-accent',
  live: 'bg-live-soft text-live',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
}

export interface ChipProps {
  tone?: ChipTone
  icon?: ReactNode
  children: ReactNode
  className?: string
}

export function Chip({ tone = 'neutral', icon, children, className = '' }: ChipProps) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap ${tones[tone]} ${className}`}
    >
      {icon}
      {children}
    </span>
  )
}
