// What is answered with or without a database: about the studio, its recovery, and the deletion of a project for good.
import type { EraseReport } from '../../shared/ipc/erase-views.ts'
import type { RecoveryView } from '../../shared/ipc/views.ts'
import type { FactGroup } from '../diagnostics/facts.ts'
import { eraseProject } from '../erase/erase-project.ts'
import { aboutHandlers } from '../ipc/handlers/about-handlers.ts'
import { appHandlers } from '../ipc/handlers/app-handlers.ts'
import { recoveryHandlers } from '../ipc/handlers/recovery-handlers.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { salvageInPlace } from '../salvage/salvage-in-place.ts'
import { restoreBackup, setDatabaseAside } from '../store/restore.ts'
import { asStoreError } from '../store/store-errors.ts'
import type { Services } from './compose.ts'
import type { Opening } from './open-state.ts'
import type { ShellRoute } from './service-ports.ts'
import type { StudioPorts } from './studio-ports.ts'

interface Exchange {
  about: ReturnType<typeof aboutShell>
  servicesNow(): Services
  reopen(change: () => void | Promise<void>, how: Opening): Promise<RecoveryView>
  view(): Promise<RecoveryView>
}

export function shellHandlers(
  ports: StudioPorts,
  { about, servicesNow, reopen, view }: Exchange,
): Pick<Handlers, ShellRoute> {
  const { dataDir, log, now } = ports
  /** Answers what `change` did; the studio is open again then. */
  async function reopenWith<T>(change: () => Promise<T>): Promise<T> {
    const done: T[] = []
    await reopen(async () => void done.push(await change()), 'as found')
    return done[0] as T
  }
  return {
    ...appHandlers(ports.app),
    ...about,
    'erase.project': ({ projectId, title, fromCopies }) => {
      servicesNow().requireMayErase(projectId, title)
      return reopenWith(() => eraseAndTell(ports, projectId, fromCopies))
    },
    ...recoveryHandlers({
      view,
      restore: (name) =>
        reopen(() => {
          const kept = restoreBackup(dataDir, name, now())
          log.info(
            `restored ${name}; the former database is ${kept === null ? 'not there' : 'kept beside it'}`,
          )
        }, 'as found'),
      async salvage() {
        const report = await reopenWith(() => salvageInPlace(ports))
        return { recovery: await view(), report }
      },
      startNew: () => reopen(() => void setDatabaseAside(dataDir, now()), 'new'),
    }),
  }
}

/** Neither its title nor its id: the log is no place for what was deleted. */
async function eraseAndTell(
  { dataDir, log }: StudioPorts,
  projectId: string,
  fromCopies: boolean,
): Promise<EraseReport> {
  const report = await eraseProject({ dataDir, projectId, fromCopies }).catch((error: unknown) => {
    throw asStoreError(error)
  })
  const { sessions, files, found, cleanedCopies, keptCopies } = report
  log.info(
    `a project was deleted for good, with ${sessions} sessions; ${files} files searched, something left in ` +
      `${found.length}; ${cleanedCopies} copies cleaned, ${keptCopies.length} kept`,
  )
  return report
}

export function aboutShell(
  { about, dataDir, now }: StudioPorts,
  services: () => Services | null,
  closed: () => string,
): ReturnType<typeof aboutHandlers> {
  const store = () =>
    services()?.facts() ?? [{ title: 'Database', facts: [['state', closed()]] } as FactGroup]
  return aboutHandlers(about, { dataDir, now, store })
}
