// 'backups.*': the copies of the database, and making one by hand.
import type { ServiceContext } from '../../context.ts'
import { listBackups } from '../../store/backups.ts'
import type { DatabaseThread } from '../../store/database-thread.ts'
import type { Handlers } from '../handlers.ts'

export function backupHandlers(
  { store, now }: ServiceContext,
  thread: DatabaseThread,
): Pick<Handlers, 'backups.list' | 'backups.create'> {
  return {
    'backups.list': () => listBackups(store.dataDir),
    'backups.create': async () => {
      const wanted = { dataDir: store.dataDir, reason: 'manual', now: now() } as const
      const { name, createdAt, bytes } = await thread.run('backup', wanted)
      return { name, createdAt, bytes }
    },
  }
}
