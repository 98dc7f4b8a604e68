// Tabs over one panel; arrow keys move between them.
import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export interface TabItem {
  value: string
  label: string
  /** Shown small after the label, e.g. how many to-dos are open. */
  count?: number
  content: ReactNode
}

export interface TabsProps {
  label: string
  value: string
  onValueChange: (value: string) => void
  tabs: readonly TabItem[]
  className?: string
}

export function Tabs({ label, value, onValueChange, tabs, className = '' }: TabsProps) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => onValueChange(String(next))}
      className={`flex h-full min-h-0 flex-col ${className}`}
    >
      <Base.List
        aria-label={label}
        className="flex shrink-0 gap-0.5 overflow-x-auto border-b border-line px-2"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px inline-flex items-center gap-1.5 rounded-t-sm border-b-2 border-transparent px-2 py-2.5 text-sm font-medium whitespace-nowrap text-soft transition-colors hover:text-ink focus-visible:-outline-offset-2 data-[active]:border-accent data-[active]:text-ink"
          >
            {tab.label}
            {tab.count === undefined || tab.count === 0 ? null : (
              <span className="rounded-full bg-hover px-1.5 text-xs tabular-nums">{tab.count}</span>
            )}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel
          key={tab.value}
          value={tab.value}
          className="min-h-0 flex-1 focus-visible:-outline-offset-2"
        >
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
