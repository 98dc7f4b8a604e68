// Backups, newest first, each with an action where one is given.
import type { ReactNode } from 'react'
import type { BackupView } from '../../../shared/ipc/views.ts'
import { sizeLabel } from './settings-form.ts'

interface BackupListProps {
  backups: readonly BackupView[]
  action?: (backup: BackupView) => ReactNode
}

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

export function BackupList({ backups, action }: BackupListProps) {
  const newestFirst = [...backups].sort((a, b) => b.createdAt - a.createdAt)
  return (
    <ul
      aria-label="Backups"
      tabIndex={0}
      className="max-h-56 divide-y divide-line overflow-y-auto rounded-lg border border-line"
    >
      {newestFirst.map((backup) => (
        <li key={backup.name} className="flex items-center gap-3 px-3.5 py-2">
          <span className="min-w-0 flex-1 truncate" title={backup.name}>
            {when.format(backup.createdAt)}
          </span>
          <span className="shrink-0 text-sm text-soft tabular-nums">{sizeLabel(backup.bytes)}</span>
          {action?.(backup)}
        </li>
      ))}
    </ul>
  )
}
