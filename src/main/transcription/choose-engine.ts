// Which engine a job runs with, asked at each attempt: settings change, and models come and go.
import { StudioError } from '../../shared/errors.ts'
import type { RecogniserFiles } from '../../shared/speech/recogniser.ts'
import type { TranscriptionJob } from '../../shared/speech/transcription-job.ts'
import { assertNever } from '../../shared/errors.ts'
import type { StoredSettings } from '../settings/stored-settings.ts'
import type { SpeechSetup } from '../speech/speech-process-port.ts'
import type { Transcriber } from '../speech/transcriber-port.ts'
import { foreignEngine, localEngine, type Reader, type TranscriptionEngine } from './engine.ts'

export interface EnginePorts {
  speech: Reader
  /** Throws in words when the installation is not whole. */
  setupFor(recogniser: RecogniserFiles | null): SpeechSetup
  /** null = it is not installed. */
  recogniserFor(modelId: string): RecogniserFiles | null
  /** null = none is installed. */
  voicesModel(): { id: string; path: string } | null
  /** The author's own program. */
  command(commandLine: string): Transcriber
  /** Throws when there is no key for it. */
  hosted(): Transcriber | Promise<Transcriber>
  /** The same, with what it uses booked on the job's session, and within the author's ceiling. */
  bill(transcriber: Transcriber, job: TranscriptionJob): Transcriber
  settings(): StoredSettings
}

export interface LocalModel {
  id: string
  recogniser: RecogniserFiles
}

/** The job's own model where it is installed, else that of the settings; null = there is none. */
export function localModel(ports: EnginePorts, job: Pick<TranscriptionJob, 'model'>): LocalModel | null {
  const { passModel, liveModel } = ports.settings()
  for (const id of [job.model ?? '', passModel, liveModel]) {
    const recogniser = id === '' ? null : ports.recogniserFor(id)
    if (recogniser !== null) return { id, recogniser }
  }
  return null
}

/** What the job needs on this computer: null = it is not there, or none is needed. */
export function modelFor(ports: EnginePorts, job: TranscriptionJob): { id: string } | null {
  if (job.purpose === 'voices') return ports.voicesModel()
  return job.engine === 'local' ? localModel(ports, job) : null
}

/** Throws what the author must do first. */
export async function chooseEngine(ports: EnginePorts, job: TranscriptionJob): Promise<TranscriptionEngine> {
  const { speech } = ports
  switch (job.engine) {
    case 'local': {
      const model = localModel(ports, job)
      if (model === null) throw new Error(`Job ${job.id} was begun without a model`)
      return localEngine(speech, ports.setupFor(model.recogniser), model.id)
    }
    case 'command':
      return foreignEngine(speech, ports.setupFor(null), ownProgram(ports))
    case 'hosted':
      return foreignEngine(speech, ports.setupFor(null), ports.bill(await service(ports), job))
    default:
      return assertNever(job.engine)
  }
}

function ownProgram(ports: EnginePorts): Transcriber {
  const { transcriberCommand } = ports.settings()
  if (transcriberCommand.trim() !== '') return ports.command(transcriberCommand)
  throw refused(
    'No program of your own is set for transcribing. The recording is safe. Name one in Settings under Speech, then press Retry.',
  )
}

function service(ports: EnginePorts): Transcriber | Promise<Transcriber> {
  if (ports.settings().hostedTranscription) return ports.hosted()
  throw refused(
    'Recordings are not sent to the transcription service unless you allow it. The recording is safe on this computer. Allow it in Settings under Speech, then press Retry.',
  )
}

function refused(words: string): StudioError {
  return new StudioError('FORBIDDEN', words, { retryable: false })
}
