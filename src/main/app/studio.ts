// The studio behind the window: opens the database when it is well, and otherwise says what can be done about it.
import { StudioError, type ErrorCode } from '../../shared/errors.ts'
import type { RequestName } from '../../shared/ipc/contract.ts'
import type { EraseReport } from '../../shared/ipc/erase-views.ts'
import type { RecoveryView } from '../../shared/ipc/views.ts'
import { aboutHandlers, type AboutPorts } from '../ipc/handlers/about-handlers.ts'
import { appHandlers, type AppPorts } from '../ipc/handlers/app-handlers.ts'
import { recoveryHandlers } from '../ipc/handlers/recovery-handlers.ts'
import type { FactGroup } from '../diagnostics/facts.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { eraseProject } from '../erase/erase-project.ts'
import { removeUnfinishedImports } from '../import/commit-import.ts'
import { removeUnfinishedPackages } from '../package/import-package.ts'
import { removeDeletedRecordings } from '../recordings/adopt-segments.ts'
import { salvageInPlace } from '../salvage/salvage-in-place.ts'
import { listBackups } from '../store/backups.ts'
import { restoreBackup, setDatabaseAside } from '../store/restore.ts'
import { setIndexAside } from '../store/search-index.ts'
import { markClosed, takeClosedMark } from '../store/clean-close.ts'
import { checkDatabase, purgeDeletedProjects, type DatabaseCheck } from '../store/startup.ts'
import { asStoreError } from '../store/store-errors.ts'
import { openStore } from '../store/store.ts'
import type { Closing } from './closing.ts'
import { openServices, type Services } from './compose.ts'
import type { ServicePorts, ShellRoute } from './service-ports.ts'
import type { Log } from './log.ts'
import type { AudioImports } from '../audio-import/audio-imports.ts'

export interface StudioPorts extends ServicePorts {
  dataDir: string
  app: AppPorts
  about: AboutPorts
  closing: Closing
  log: Log
  /** After a start that read nothing whole: until the database is. Milliseconds. */
  checkAfterMs?: number
}

export interface Studio {
  /** Throws, in words for the author, why this request cannot be answered now. */
  handlersFor(name: RequestName): Partial<Handlers>
  /** Whether a file of a session's recording is one that the studio wrote. */
  knowsRecording(sessionId: string, file: string): boolean
  /** Files that the author dropped. Throws as `handlersFor` does. */
  chooseAudio: AudioImports['choose']
  /** A file that the author chose to take in; null = there is none under that id. */
  audioSource: AudioImports['source']
  pageGone(): void
}

type Problem = NonNullable<RecoveryView['problem']>
/** `isUnread`: it opened on the word of its last closing. `readWholeAt`: null = it was found damaged since. */
interface Open {
  kind: 'open'
  services: Services
  isUnread: boolean
  readWholeAt: number | null
}
type State = Open | { kind: 'problem'; problem: Problem; message: string }

/** Opens what is there. A damaged, missing or newer database leaves the studio in recovery, never with a fresh one. */
export function openStudio(ports: StudioPorts): Studio {
  const { dataDir, closing } = ports
  let state = openState(ports, 'as found')
  checkLater(ports, state)
  /** While the database is exchanged; then no request may reach a store that is closed. */
  let exchange: Promise<void> | null = null

  async function reopen(change: () => void | Promise<void>, how: Opening): Promise<RecoveryView> {
    exchange = (async () => {
      if (state.kind === 'open') await closeServices(ports, state)
      try {
        await change()
      } finally {
        // Also after a failed change: what is there is shown, and nothing stays closed that could be open.
        state = openState(ports, how)
        checkLater(ports, state)
      }
    })()
    try {
      await exchange
    } finally {
      exchange = null
    }
    return viewOf(state, dataDir)
  }
  const openNow = (): Services | null => (exchange === null && state.kind === 'open' ? state.services : null)
  /** Throws, in words for the author, why there are none. */
  function servicesNow(): Services {
    if (exchange !== null) {
      throw new StudioError(
        'CONFLICT',
        'The studio is putting a backup in place, or its database in order. Try again in a moment.',
      )
    }
    if (state.kind === 'open') return state.services
    throw new StudioError(codeOf(state.problem), state.message)
  }
  const shell = shellHandlers(ports, {
    about: aboutShell(ports, openNow, () => closedAs(state)),
    servicesNow,
    reopen,
    async view() {
      await exchange?.catch(() => undefined) // its own caller hears of the failure
      return viewOf(state, dataDir)
    },
  })
  closing.before('services and store', async () => {
    await exchange?.catch(() => undefined)
    if (state.kind === 'open') await closeServices(ports, state)
  })
  return {
    knowsRecording: (sessionId, file) => openNow()?.knowsRecording(sessionId, file) ?? false,
    chooseAudio: async (paths) => servicesNow().audioImports.choose(paths),
    audioSource: (fileId) => openNow()?.audioImports.source(fileId) ?? null,
    pageGone: () => openNow()?.pageGone(),
    handlersFor: (name) => (Object.hasOwn(shell, name) ? shell : servicesNow().handlers),
  }
}

interface Exchange {
  about: ReturnType<typeof aboutShell>
  servicesNow(): Services
  reopen(change: () => void | Promise<void>, how: Opening): Promise<RecoveryView>
  view(): Promise<RecoveryView>
}

function shellHandlers(
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

type Opening = 'as found' | 'new'

function openState(ports: StudioPorts, how: Opening): State {
  const { dataDir, migrationsDir, now, log } = ports
  try {
    const knownAt = how === 'as found' ? takeClosedMark(dataDir, now()) : null
    const check: DatabaseCheck =
      knownAt !== null ? { problem: null, message: '' } : checkDatabase(dataDir, migrationsDir)
    // The author chose to start anew beside their backups; then a missing file is what they asked for.
    const chosen = how === 'new' && check.problem === 'missing'
    if (check.problem !== null && !chosen) {
      log.warn(`the database was not opened: ${check.problem}`)
      return { kind: 'problem', problem: check.problem, message: check.message }
    }
    const store = openStore({ dataDir, migrationsDir, now })
    try {
      if (check.isIndexDamaged === true) setIndexAside(store.sqlite)
      for (const { sessionId, reason } of removeDeletedRecordings(store)) {
        log.warn(`the recording of deleted session ${sessionId} was not removed: ${reason}`)
      }
      purgeDeletedProjects(store)
      removeUnfinishedImports(store)
      removeUnfinishedPackages(dataDir)
      return {
        kind: 'open',
        services: openServices(store, ports),
        isUnread: knownAt !== null,
        readWholeAt: knownAt ?? now(),
      }
    } catch (error) {
      store.close()
      throw error
    }
  } catch (error) {
    return { kind: 'problem', ...problemOf(error, log) }
  }
}

/** After the first use: reading it whole takes longer, the more was said. Milliseconds. */
const CHECK_AFTER_MS = 10_000

/** Of what was opened at once because the studio itself had closed it. */
function checkLater({ emit, log, now, checkAfterMs = CHECK_AFTER_MS }: StudioPorts, state: State): void {
  if (state.kind !== 'open' || !state.isUnread) return
  const timer = setTimeout(() => {
    state.services.check().then(
      ({ problem, isIndexDamaged }) => {
        state.readWholeAt = problem === null && isIndexDamaged !== true ? now() : null
        if (state.readWholeAt !== null) return
        log.warn(`the database is not whole: ${problem ?? 'its search index'}`)
        if (problem !== null) emit('storage.alert', { message: DAMAGED })
      },
      (error: unknown) => {
        if (!(error instanceof StudioError && error.code === 'CANCELLED'))
          log.bug('checking the database', error)
      },
    )
  }, checkAfterMs)
  timer.unref()
}

const DAMAGED =
  'The file that holds your projects is damaged: the disk gives back something else than was written. Nothing was ' +
  'overwritten, and your backups are all kept. Close the studio and start it again: it will say what can be restored.'

async function closeServices({ dataDir }: StudioPorts, state: Open): Promise<void> {
  await state.services.close()
  if (state.readWholeAt !== null) markClosed(dataDir, state.readWholeAt)
}

function problemOf(error: unknown, log: Log): { problem: Problem; message: string } {
  const logId = log.bug('opening the database', error)
  if (!(error instanceof StudioError)) {
    const message =
      `Your projects could not be opened because of a fault in the studio (${logId}). Nothing was overwritten. ` +
      'Start the studio again; if it happens again, the log in the data folder says more.'
    return { problem: 'unreadable', message }
  }
  const { code, message } = error
  if (code === 'DATABASE_NEWER') return { problem: 'newer', message }
  return { problem: code === 'DATABASE_CORRUPT' ? 'corrupt' : 'unreadable', message }
}

function aboutShell(
  { about, dataDir, now }: StudioPorts,
  services: () => Services | null,
  closed: () => string,
): ReturnType<typeof aboutHandlers> {
  const store = () =>
    services()?.facts() ?? [{ title: 'Database', facts: [['state', closed()]] } as FactGroup]
  return aboutHandlers(about, { dataDir, now, store })
}

function closedAs(state: State): string {
  return state.kind === 'open' ? 'is being exchanged' : state.problem
}

function viewOf(state: State, dataDir: string): RecoveryView {
  const backups = listBackups(dataDir)
  return state.kind === 'open'
    ? { problem: null, message: '', backups }
    : { problem: state.problem, message: state.message, backups }
}

function codeOf(problem: Problem): ErrorCode {
  return problem === 'newer' ? 'DATABASE_NEWER' : 'DATABASE_CORRUPT'
}
