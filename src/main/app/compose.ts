// Builds every service over the open store and gathers their handlers. A route without a handler fails compilation.
import type { EventName, Events, RequestName } from '../../shared/ipc/contract.ts'
import type { Emit, ServiceContext } from '../context.ts'
import { createApiKey, type ApiKey } from '../credentials/api-key.ts'
import type { SecretBox } from '../credentials/secret-box.ts'
import type { AudioImports } from '../audio-import/audio-imports.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { archiveHandlers } from '../ipc/handlers/archive-handlers.ts'
import { audioImportHandlers } from '../ipc/handlers/audio-import-handlers.ts'
import { backupHandlers } from '../ipc/handlers/backup-handlers.ts'
import { blueprintHandlers } from '../ipc/handlers/blueprint-handlers.ts'
import { documentHandlers } from '../ipc/handlers/document-handlers.ts'
import { draftHandlers } from '../ipc/handlers/draft-handlers.ts'
import { exportHandlers } from '../ipc/handlers/export-handlers.ts'
import { importHandlers } from '../ipc/handlers/import-handlers.ts'
import { interviewHandlers } from '../ipc/handlers/interview-handlers.ts'
import { itemHandlers } from '../ipc/handlers/item-handlers.ts'
import { noteHandlers } from '../ipc/handlers/note-handlers.ts'
import { packageHandlers } from '../ipc/handlers/package-handlers.ts'
import { pointerHandlers } from '../ipc/handlers/pointer-handlers.ts'
import { projectHandlers } from '../ipc/handlers/project-handlers.ts'
import { recordingHandlers } from '../ipc/handlers/recording-handlers.ts'
import { searchHandlers } from '../ipc/handlers/search-handlers.ts'
import { sessionHandlers } from '../ipc/handlers/session-handlers.ts'
import {
  chooseSettings,
  settingsHandlers,
  type SettingsPorts,
  type Theme,
} from '../ipc/handlers/settings-handlers.ts'
import { modelHandlers } from '../ipc/handlers/model-handlers.ts'
import { updateHandlers } from '../ipc/handlers/update-handlers.ts'
import { voiceGuideHandlers } from '../ipc/handlers/voice-guide-handlers.ts'
import { spokenHandlers } from '../ipc/handlers/spoken-handlers.ts'
import { storedSettings, type StoredSettings } from '../settings/stored-settings.ts'
import { templateHandlers } from '../ipc/handlers/template-handlers.ts'
import { todoHandlers } from '../ipc/handlers/todo-handlers.ts'
import { toolsHandlers } from '../ipc/handlers/tools-handlers.ts'
import { transcriptHandlers } from '../ipc/handlers/transcript-handlers.ts'
import { voiceConnectionHandlers } from '../ipc/handlers/voice-connection-handlers.ts'
import { speakerHandlers } from '../ipc/handlers/speaker-handlers.ts'
import { createOpenCalls, type OpenCalls } from '../realtime/open-calls.ts'
import { findSegmentByFile } from '../store/queries/recording-segments.ts'
import { createSearch, type Search } from '../search/create-search.ts'
import { recordedMsOf } from '../store/queries/voice-sessions.ts'
import { getSetting, setSetting } from '../store/queries/settings.ts'
import type { Store } from '../store/store.ts'
import { requireMayErase } from '../erase/may-erase.ts'
import { Packages } from '../package/packages.ts'
import { pauseInterruptedSessions } from '../interview/pause-interrupted.ts'
import type { ReplayReport } from '../interview/interview-deps.ts'
import type { ToolDeps } from '../tools/tool.ts'
import { recoverVoiceSessions, type RecoveredSessions } from '../voice/recovered.ts'
import { voiceHandlers } from '../ipc/handlers/voice-handlers.ts'
import { transcriptionHandlers } from '../ipc/handlers/transcription-handlers.ts'
import { createDatabaseThread, type DatabaseThread } from '../store/database-thread.ts'
import type { DatabaseCheck } from '../store/startup.ts'
import { followSessions } from './backups-of-sessions.ts'
import type { FactGroup } from '../diagnostics/facts.ts'
import { settingsFacts, type KeysKept } from '../diagnostics/settings-facts.ts'
import { storeFacts } from '../diagnostics/store-facts.ts'
import { openDrafting, type DraftingServices } from './drafting-services.ts'
import type { FileDialogs } from './file-dialogs.ts'
import type { GivenFile } from './given-file.ts'
import type { Log } from './log.ts'
import type { ModelSource } from './model-services.ts'
import type { SpeechServices } from './speech-services.ts'
import { openSound, type SoundServices } from './sound-services.ts'
import { openUpdates, type UpdateServices, type UpdateSource } from './update-services.ts'

/** Routes that answer whatever state the database is in; `studio.ts` answers them. */
export type ShellRoute = Extract<RequestName, `app.${string}` | `recovery.${string}` | `erase.${string}`>
type ServiceHandlers = Omit<Handlers, ShellRoute>

/** The backup of a session that has just ended is made to its end, if that is not long. Milliseconds. */
const BACKUP_MS = 2500

export interface ServicePorts {
  migrationsDir: string
  emit: Emit
  now(): number
  newId(): string
  log: Log
  secretBox: SecretBox
  files: FileDialogs
  given: GivenFile
  applyTheme(theme: Theme): void
  /** Called once for each opening; what it answers is closed with the store. */
  openSpeech(): SpeechServices
  models: ModelSource
  updates: UpdateSource
  /** Tells at once and at each change whether the computer runs on its battery; answers how to end it. */
  followPower(listen: (onBattery: boolean) => void): () => void
}

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
  const database = createDatabaseThread()
  const backups = followSessions(store, ports.emit, database)
  const emit: Emit = <N extends EventName>(name: N, payload: Events[N]): void => {
    ports.emit(name, payload)
    backups.hear(name, payload)
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
  drafting.queue.start()
  sound.start()
  search.start()
  return {
    handlers: composeHandlers(ctx, ports, {
      ...{ ...drafting, ...keys, search, sound, updates, recovered, calls, database, packages },
    }),
    knowsRecording: (sessionId, file) => findSegmentByFile(store, sessionId, file) !== null,
    audioImports: sound.audioImports,
    check: () => database.run('check', { dataDir: store.dataDir, migrationsDir: ports.migrationsDir }),
    facts: () => factsOf(store, settings(), keys),
    requireMayErase: (projectId, typed) => requireMayErase(store, projectId, typed),
    pageGone() {
      calls.endAll()
      sound.pageGone()
      recovered.cutOff()
    },
    async close() {
      backups.stop()
      updating.close()
      await database.close(BACKUP_MS)
      await closeAll(store, [packages, sound, search, drafting])
    },
  }
}

async function factsOf(
  store: Store,
  settings: ReturnType<typeof storedSettings>,
  keys: Pick<Running, 'apiKey' | 'serverKey'>,
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

function openKeys(dataDir: string, { secretBox, log }: ServicePorts): Pick<Running, 'apiKey' | 'serverKey'> {
  const shared = { dataDir, box: secretBox, warn: (words: string): void => log.warn(words) }
  return {
    apiKey: createApiKey({ ...shared, slot: 'hosted' }),
    serverKey: createApiKey({ ...shared, slot: 'server' }),
  }
}

async function keysKept(
  { baseUrl, serverUrl }: StoredSettings,
  { apiKey, serverKey }: Pick<Running, 'apiKey' | 'serverKey'>,
): Promise<KeysKept> {
  return { hosted: await apiKey.storage(baseUrl), server: await serverKey.storage(serverUrl) }
}

function settingsPorts(
  { store, emit }: ServiceContext,
  { applyTheme }: Pick<ServicePorts, 'applyTheme'>,
  keys: Pick<Running, 'apiKey' | 'serverKey'>,
): SettingsPorts {
  return {
    get: (key) => getSetting(store, key),
    set: (key, value) => setSetting(store, key, value),
    together: (write) => store.transaction(write),
    ...{ ...keys, applyTheme, emit },
  }
}

interface Running extends Omit<DraftingServices, 'close'> {
  database: DatabaseThread
  search: Search
  sound: SoundServices
  updates: UpdateServices['updates']
  recovered: RecoveredSessions
  calls: OpenCalls
  packages: Packages
  apiKey: ApiKey
  serverKey: ApiKey
}

function composeHandlers(ctx: ServiceContext, ports: ServicePorts, running: Running): ServiceHandlers {
  const { store } = ctx
  const { documents, queue, search, sound, updates, recovered, calls, packages } = running
  const { engines, apiKey, serverKey } = running
  const tools: ToolDeps = { ...ctx, enqueueDraft: (request) => queue.enqueueDraft(request) }
  const settings = () => storedSettings((key) => getSetting(store, key))
  const warn = (words: string): void => ports.log.warn(words)
  const interview = { ...tools, logReplay: (report: ReplayReport) => warn(replayWarning(report)) }
  return {
    ...backupHandlers(ctx, running.database),
    ...settingsHandlers(settingsPorts(ctx, ports, { apiKey, serverKey })),
    ...templateHandlers(),
    ...projectHandlers(ctx),
    ...blueprintHandlers(ctx),
    ...voiceGuideHandlers(ctx),
    ...sessionHandlers(ctx),
    ...transcriptHandlers(ctx),
    ...itemHandlers(ctx),
    ...archiveHandlers(ctx),
    ...transcriptionHandlers(ctx, sound.transcription, settings),
    ...speakerHandlers(ctx, sound.models),
    ...noteHandlers(ctx),
    ...todoHandlers(ctx),
    ...pointerHandlers(ctx),
    ...toolsHandlers(tools),
    ...interviewHandlers(interview, (sessionId) => {
      if (recordedMsOf(ctx.store, sessionId) > 0) sound.writeDown(sessionId, false)
    }),
    ...voiceHandlers({ ...interview, pricing: settings }, recovered),
    ...voiceConnectionHandlers({ ...ctx, apiKey, settings }, calls),
    ...modelHandlers(sound.models, ports.files),
    ...updateHandlers(updates),
    ...recordingHandlers(sound.recordings),
    ...spokenHandlers({ ...interview, hearing: sound.hearing, writeDown: sound.writeDown }, recovered),
    ...draftHandlers(ctx, {
      ...{ queue, documents, engines },
      networkIsBack() {
        queue.networkIsBack()
        sound.transcription.networkIsBack()
      },
    }),
    ...documentHandlers(ctx, documents),
    ...searchHandlers(ctx, search),
    ...importHandlers(ctx, ports.files),
    ...audioImportHandlers(sound.audioImports, ports.files),
    ...exportHandlers(ctx, ports.files),
    ...packageHandlers(packages, ports.given),
  }
}

/** Which items differ and how; what was said stays out of the log. */
function replayWarning({ sessionId, differences }: ReplayReport): string {
  const list = differences.slice(0, 20).map(({ kind, itemId }) => `${kind} ${itemId}`)
  return `session ${sessionId}: the stored transcript differs from the screen in ${differences.length} items: ${list.join(', ')}`
}
