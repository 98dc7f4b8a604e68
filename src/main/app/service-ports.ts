// What the services are built over: Electron's side of them, and the clock.
import type { RequestName } from '../../shared/ipc/contract.ts'
import type { Emit } from '../context.ts'
import type { SecretBox } from '../credentials/secret-box.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { type Theme } from '../ipc/handlers/settings-handlers.ts'
import type { FileDialogs } from './file-dialogs.ts'
import type { GivenFile } from './given-file.ts'
import type { Log } from './log.ts'
import type { ModelSource } from './model-services.ts'
import type { SpeechServices } from './speech-services.ts'
import { type UpdateSource } from './update-services.ts'

/** Routes that answer whatever state the database is in; `studio.ts` answers them. */
export type ShellRoute = Extract<RequestName, `app.${string}` | `recovery.${string}` | `erase.${string}`>
export type ServiceHandlers = Omit<Handlers, ShellRoute>

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
