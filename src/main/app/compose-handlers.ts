// Gathers the handlers of every service.
import type { ServiceContext } from '../context.ts'
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
import { settingsHandlers } from '../ipc/handlers/settings-handlers.ts'
import { modelHandlers } from '../ipc/handlers/model-handlers.ts'
import { updateHandlers } from '../ipc/handlers/update-handlers.ts'
import { voiceGuideHandlers } from '../ipc/handlers/voice-guide-handlers.ts'
import { spokenHandlers } from '../ipc/handlers/spoken-handlers.ts'
import { storedSettings } from '../settings/stored-settings.ts'
import { templateHandlers } from '../ipc/handlers/template-handlers.ts'
import { todoHandlers } from '../ipc/handlers/todo-handlers.ts'
import { toolsHandlers } from '../ipc/handlers/tools-handlers.ts'
import { transcriptHandlers } from '../ipc/handlers/transcript-handlers.ts'
import { voiceConnectionHandlers } from '../ipc/handlers/voice-connection-handlers.ts'
import { speakerHandlers } from '../ipc/handlers/speaker-handlers.ts'
import { type OpenCalls } from '../realtime/open-calls.ts'
import { type Search } from '../search/create-search.ts'
import { recordedMsOf } from '../store/queries/voice-sessions.ts'
import { getSetting } from '../store/queries/settings.ts'
import { Packages } from '../package/packages.ts'
import type { ReplayReport } from '../interview/interview-deps.ts'
import type { ToolDeps } from '../tools/tool.ts'
import { type RecoveredSessions } from '../voice/recovered.ts'
import { voiceHandlers } from '../ipc/handlers/voice-handlers.ts'
import { transcriptionHandlers } from '../ipc/handlers/transcription-handlers.ts'
import type { DatabaseThread } from '../store/database-thread.ts'
import { type DraftingServices } from './drafting-services.ts'
import { type SoundServices } from './sound-services.ts'
import { type UpdateServices } from './update-services.ts'
import { settingsPorts, type Keys } from './keys-and-settings.ts'
import type { ServiceHandlers, ServicePorts } from './service-ports.ts'

export interface Running extends Omit<DraftingServices, 'close'>, Keys {
  database: DatabaseThread
  search: Search
  sound: SoundServices
  updates: UpdateServices['updates']
  recovered: RecoveredSessions
  calls: OpenCalls
  packages: Packages
}

/** A route without a handler fails compilation. */
export function composeHandlers(ctx: ServiceContext, ports: ServicePorts, running: Running): ServiceHandlers {
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
