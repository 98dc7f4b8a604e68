// The queue of things to transcribe, and what it needs of the rest.
import type { DraftRequest } from '../../shared/drafting/draft-job.ts'
import type { WordsToCome } from '../../shared/ipc/spoken-views.ts'
import type { RecogniserFiles } from '../../shared/speech/recogniser.ts'
import type { ServiceContext } from '../context.ts'
import type { StoredSettings } from '../settings/stored-settings.ts'
import type { Transcriber } from '../speech/transcriber-port.ts'
import type { TranscriptionJob } from '../../shared/speech/transcription-job.ts'
import { billed } from '../transcription/bill-transcriber.ts'
import { localModel } from '../transcription/choose-engine.ts'
import { createTranscriptionQueue, type TranscriptionQueue } from '../transcription/transcription-queue.ts'
import type { VoicesModel } from '../models/models.ts'
import type { Log } from './log.ts'
import type { SpeechServices } from './speech-services.ts'

interface TranscriptionParts {
  speech: SpeechServices
  settings(): StoredSettings
  recogniserFor(modelId: string): RecogniserFiles | null
  voicesModel(): VoicesModel | null
  command(commandLine: string): Transcriber
  hosted(): Transcriber | Promise<Transcriber>
  enqueueDraft(request: DraftRequest): unknown
  log: Log
}

export interface TranscriptionServices {
  transcription: TranscriptionQueue
  /** At the end of a recording: queues what is not in words, or could be in better ones. */
  writeDown(sessionId: string, inFull: boolean): WordsToCome
}

/** The queue is not started yet. */
export function openTranscription(ctx: ServiceContext, parts: TranscriptionParts): TranscriptionServices {
  const { speech, settings, recogniserFor, voicesModel, command, hosted, enqueueDraft, log } = parts
  const ports = {
    ...{ speech: speech.speech, voices: speech.voices, settings, recogniserFor, voicesModel },
    ...{ command, hosted, enqueueDraft },
    bill: (transcriber: Transcriber, job: TranscriptionJob) => billed(ctx, transcriber, job, settings),
    setupFor: (recogniser: RecogniserFiles | null) => speech.setupFor(recogniser),
    report: (error: unknown) => void log.bug('transcription', error),
  }
  const transcription = createTranscriptionQueue(ctx, ports)
  return {
    transcription,
    writeDown(sessionId, inFull) {
      const { transcriber, liveModel, passModel } = settings()
      // The words of the live model stand; only another engine could better them.
      const better = transcriber !== 'local' || (passModel !== '' && passModel !== liveModel)
      if (inFull && !better) return 'none'
      const job = transcription.enqueue({ sessionId, purpose: inFull ? 'again' : 'first' })
      const waits = job.engine === 'local' && localModel(ports, job) === null
      return inFull ? 'none' : waits ? 'no_model' : 'queued'
    },
  }
}
