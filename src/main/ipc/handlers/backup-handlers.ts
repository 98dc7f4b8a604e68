// 'backups.*': the copies of the database, and making one by hand.
import type { ServiceContext } from '../../context.ts'
import { createBackup, listBackups } from '../../store/backups.ts'
import type { Handlers } from '../handlers.ts'

export function backupHandlers({
  store,
  now,
}: ServiceContext): Pick<Handlers, 'backups.list' | 'backups.create'> {
  return {
    'backups.list': () => listBackups(store.dataDir),
    'backups.create': () => {
      const { name, createdAt, bytes } = createBackup(store, 'manual', now())
      return { name, createdAt, bytes }
    },
  }
}
