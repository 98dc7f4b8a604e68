// The models of this computer, with what they need of the rest.
import type { ServiceContext } from '../context.ts'
import type { OpenDownload } from '../models/download-port.ts'
import { measureModel } from '../models/measure-model.ts'
import { Models } from '../models/models.ts'
import { freeBytes } from '../recordings/disk-room.ts'
import type { ModelManifest, SpeechModel } from '../../shared/speech/model-manifest.ts'
import type { Log } from './log.ts'
import type { SpeechServices } from './speech-services.ts'

/** A model that takes longer to load is too large for this computer. Milliseconds. */
const TRY_MS = 120_000

/** What the studio was shipped with, and how it reaches the network. */
export interface ModelSource {
  /** Throws in words when the list cannot be trusted. */
  manifest(): ModelManifest
  openDownload: OpenDownload
}

interface ModelParts {
  source: ModelSource
  speech: SpeechServices
  installed(model: SpeechModel): void
  log: Log
}

export function openModels({ store, emit, now }: ServiceContext, parts: ModelParts): Models {
  const { source, speech, installed, log } = parts
  return new Models({
    ...{ dataDir: store.dataDir, freeBytes, installed, now, ...source },
    measure: (recogniser) => measureModel(speech.speech, speech.setupFor(recogniser)),
    // In the process of the voices: a file that is no model ends it.
    tryVoices: (path) =>
      speech.voices.tellVoices([], [], path, {
        signal: AbortSignal.timeout(TRY_MS),
        onProgress: () => undefined,
      }),
    changed: (view) => emit('models.changed', view),
    report: (error) => void log.bug('models', error),
  })
}
