// Builds every service over the open store.
import type { EventName, Events } from '../../shared/ipc/contract.ts'
import type { Emit, ServiceContext } from '../context.ts'
import type { AudioImports } from '../audio-import/audio-imports.ts'
import { chooseSettings } from '../ipc/handlers/settings-handlers.ts'
import { storedSettings } from '../settings/stored-settings.ts'
import { createOpenCalls } from '../realtime/open-calls.ts'
import { findSegmentByFile } from '../store/queries/recording-segments.ts'
import { createSearch } from '../search/create-search.ts'
import { getSetting } from '../store/queries/settings.ts'
import type { Store } from '../store/store.ts'
import { requireMayErase } from '../erase/may-erase.ts'
import { Packages } from '../package/packages.ts'
import { pauseInterruptedSessions } from '../interview/pause-interrupted.ts'
import { recoverVoiceSessions, type RecoveredSessions } from '../voice/recovered.ts'
import type { DatabaseCheck } from '../store/startup.ts'
import type { FactGroup } from '../diagnostics/facts.ts'
import { settingsFacts } from '../diagnostics/settings-facts.ts'
import { storeFacts } from '../diagnostics/store-facts.ts'
import { careForDatabase } from './database-care.ts'
import { openDrafting } from './drafting-services.ts'
import { openSound, type SoundServices } from './sound-services.ts'
import { openUpdates } from './update-services.ts'
import { composeHandlers } from './compose-handlers.ts'
import { keysKept, openKeys, settingsPorts, type Keys } from './keys-and-settings.ts'
import type { ServiceHandlers, ServicePorts } from './service-ports.ts'

export interface Services {
  handlers: ServiceHandlers
  /** Whether a file of a session's recording is one that the studio wrote. */
  knowsRecording(sessionId: string, file: string): boolean
  /** Files of sound that the author chose, to be taken in. */
  audioImports: AudioImports
  /** Reads the whole database, beside all else. */
  check(): Promise<DatabaseCheck>
  /** The database in numbers, for a report of a bug. */
  facts(): Promise<FactGroup[]>
  /** The window's page crashed or was loaded anew: what it was in the middle of is brought to an end that can be gone on from. */
  pageGone(): void
  /** Throws, in words for the author, why a project may not be deleted with everything now. */
  requireMayErase(projectId: string, typed: string): void
  /** Finishes pending writes, checkpoints and closes the store. */
  close(): Promise<void>
}

export function openServices(store: Store, ports: ServicePorts): Services {
  const { now, newId, log } = ports
  const database = careForDatabase(store, ports.emit, log)
  const emit: Emit = <N extends EventName>(name: N, payload: Events[N]): void => {
    ports.emit(name, payload)
    database.hear(name, payload)
    search.hear(name, payload)
    if (name === 'settings.changed') sound.transcription.lookAgain()
  }
  const ctx: ServiceContext = { store, emit, now, newId }
  const settings = () => storedSettings((key) => getSetting(store, key))
  const keys = openKeys(store.dataDir, ports)
  const drafting = openDrafting(ctx, { settings, keys, log })
  const search = createSearch(ctx, {
    background: drafting.engines.background,
    warn: (words) => log.warn(words),
    report: (error) => void log.bug('search', error),
  })
  ports.applyTheme(settings().theme)
  const sound = openSound(ctx, {
    ...{ openSpeech: ports.openSpeech, models: ports.models, followPower: ports.followPower, settings, log },
    choose: (changes) => chooseSettings(settingsPorts(ctx, ports, keys), changes),
    hostedKey: (baseUrl) => keys.apiKey.forServer(baseUrl),
    enqueueDraft: (request) => drafting.queue.enqueueDraft(request),
  })
  const { updates, ...updating } = openUpdates(ctx, ports.updates, log)
  const recovered = recoverVoiceSessions({ ...ctx, report: (error) => void log.bug('voice', error) })
  writeDownCutOff(recovered, sound)
  const packages = new Packages(ctx, ports.files)
  const calls = createOpenCalls((words) => log.warn(words))
  pauseInterruptedSessions(ctx)
  const own = { search, sound, updates, recovered, calls, database: database.thread, packages }
  const running = { ...drafting, ...keys, ...own }
  drafting.queue.start()
  sound.start()
  search.start()
  return {
    handlers: composeHandlers(ctx, ports, running),
    knowsRecording: (sessionId, file) => findSegmentByFile(store, sessionId, file) !== null,
    audioImports: sound.audioImports,
    check: () => database.thread.run('check', { dataDir: store.dataDir, migrationsDir: ports.migrationsDir }),
    facts: () => factsOf(store, settings(), keys),
    requireMayErase: (projectId, typed) => requireMayErase(store, projectId, typed),
    pageGone() {
      calls.endAll()
      sound.pageGone()
      recovered.cutOff()
    },
    async close() {
      updating.close()
      await database.close()
      await closeAll(store, [packages, sound, search, drafting])
    },
  }
}

async function factsOf(
  store: Store,
  settings: ReturnType<typeof storedSettings>,
  keys: Keys,
): Promise<FactGroup[]> {
  return [...storeFacts(store.sqlite), settingsFacts(settings, await keysKept(settings, keys))]
}

async function closeAll(store: Store, services: readonly { close(): Promise<void> }[]): Promise<void> {
  try {
    for (const service of services) await service.close()
    store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    store.close()
  }
}

/** Live until a moment ago: what was recorded up to the end is to become words, whether it is gone on with or not. */
function writeDownCutOff(recovered: RecoveredSessions, sound: SoundServices): void {
  for (const { session, recordedMs } of recovered.list())
    if (session.status === 'live' && session.kind !== 'voice' && recordedMs > 0)
      sound.writeDown(session.id, false)
}
