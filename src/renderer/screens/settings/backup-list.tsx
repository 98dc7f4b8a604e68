// Backups, newest first; with a button to restore where that is offered.
import type { BackupView } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { sizeLabel } from './settings-form.ts'

interface BackupListProps {
  backups: readonly BackupView[]
  onRestore?: (backup: BackupView) => void
  disabled?: boolean
}

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

export function BackupList({ backups, onRestore, disabled = false }: BackupListProps) {
  const newestFirst = [...backups].sort((a, b) => b.createdAt - a.createdAt)
  return (
    <ul aria-label="Backups" className="divide-y divide-line rounded-lg border border-line bg-paper">
      {newestFirst.map((backup, index) => (
        <li key={backup.name} className="flex items-center gap-3 px-3.5 py-2">
          <span className="min-w-0 flex-1 truncate" title={backup.name}>
            {when.format(backup.createdAt)}
          </span>
          <span className="shrink-0 text-sm text-soft tabular-nums">{sizeLabel(backup.bytes)}</span>
          {onRestore === undefined ? null : (
            <Button
              size="sm"
              variant={index === 0 ? 'primary' : 'secondary'}
              disabled={disabled}
              onClick={() => onRestore(backup)}
            >
              Restore
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
