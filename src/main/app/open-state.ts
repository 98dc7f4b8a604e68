// The database and the services over it: opened when it is well, and otherwise what is wrong with it.
import { StudioError } from '../../shared/errors.ts'
import type { RecoveryView } from '../../shared/ipc/views.ts'
import { removeUnfinishedImports } from '../import/commit-import.ts'
import { removeUnfinishedPackages } from '../package/import-package.ts'
import { removeDeletedRecordings } from '../recordings/adopt-segments.ts'
import { markClosed, takeClosedMark } from '../store/clean-close.ts'
import { setIndexAside } from '../store/search-index.ts'
import { checkDatabase, purgeDeletedProjects, type DatabaseCheck } from '../store/startup.ts'
import { openStore } from '../store/store.ts'
import { removeUnfinishedBackups } from '../store/write-backup.ts'
import { openServices, type Services } from './compose.ts'
import type { Log } from './log.ts'
import { resumeErases } from './resume-erases.ts'
import type { StudioPorts } from './studio-ports.ts'

export type Problem = NonNullable<RecoveryView['problem']>
/** `isUnread`: it opened on the word of its last closing. `readWholeAt`: null = it was found damaged since. */
export interface Open {
  kind: 'open'
  services: Services
  isUnread: boolean
  readWholeAt: number | null
}
export type State = Open | { kind: 'problem'; problem: Problem; message: string }

export type Opening = 'as found' | 'new'

export function openState(ports: StudioPorts, how: Opening): State {
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
    removeUnfinishedBackups(dataDir)
    const finishErasing = resumeErases(dataDir, log)
    const store = openStore({ dataDir, migrationsDir, now })
    try {
      if (check.isIndexDamaged === true) setIndexAside(store.sqlite)
      for (const { sessionId, reason } of removeDeletedRecordings(store)) {
        log.warn(`the recording of deleted session ${sessionId} was not removed: ${reason}`)
      }
      purgeDeletedProjects(store)
      removeUnfinishedImports(store)
      removeUnfinishedPackages(dataDir)
      const services = openServices(store, ports)
      finishErasing()
      return { kind: 'open', services, isUnread: knownAt !== null, readWholeAt: knownAt ?? now() }
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
export function checkLater(
  { emit, log, now, checkAfterMs = CHECK_AFTER_MS }: StudioPorts,
  state: State,
): void {
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

export async function closeServices({ dataDir }: StudioPorts, state: Open): Promise<void> {
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
