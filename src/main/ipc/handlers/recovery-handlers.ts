// 'recovery.*': they answer in every state of the database, and are the only way out of a bad one.
import { StudioError } from '../../../shared/errors.ts'
import type { RecoveryView, SalvageView } from '../../../shared/ipc/views.ts'
import type { Handlers } from '../handlers.ts'

export interface RecoveryPorts {
  view(): Promise<RecoveryView>
  /** Puts a backup in the database's place and opens it; the former database is kept. */
  restore(name: string): Promise<RecoveryView>
  /** Sets the database that cannot be opened aside, whole, and opens an empty one. */
  startNew(): Promise<RecoveryView>
  /** Puts what can be read of the damaged database in its place, and opens it; the damaged one is kept. */
  salvage(): Promise<SalvageView>
}

type RecoveryRoute = 'recovery.state' | 'recovery.restore' | 'recovery.startNew' | 'recovery.salvage'

export function recoveryHandlers(ports: RecoveryPorts): Pick<Handlers, RecoveryRoute> {
  // One at a time: two restores that overlap would close what the other opens.
  let busy = false
  async function alone<T>(act: () => Promise<T>): Promise<T> {
    if (busy)
      throw new StudioError('CONFLICT', 'The studio is already working on this. Wait for it to finish.')
    busy = true
    try {
      return await act()
    } finally {
      busy = false
    }
  }
  return {
    'recovery.state': () => ports.view(),
    'recovery.restore': ({ name }) => alone(() => ports.restore(name)),
    'recovery.startNew': () =>
      alone(async () => {
        if ((await ports.view()).problem === null) {
          throw new StudioError('CONFLICT', 'Your projects are open and well, so nothing was set aside.')
        }
        return ports.startNew()
      }),
    'recovery.salvage': () =>
      alone(async () => {
        if ((await ports.view()).problem !== 'corrupt') {
          throw new StudioError('CONFLICT', 'There is no damaged file to read from. Nothing was changed.')
        }
        return ports.salvage()
      }),
  }
}
