// What a spoken session needs of the rest: ears, and a queue for what is to be written down later.
import type { RecogniserFiles } from '../../shared/speech/recogniser.ts'
import type { ServiceContext } from '../context.ts'
import type { StoredSettings } from '../settings/stored-settings.ts'
import { LiveHearing } from '../spoken/live-hearing.ts'
import { keepPhrase } from '../transcription/keep-phrase.ts'
import type { Log } from './log.ts'
import type { SpeechServices } from './speech-services.ts'

interface HearingParts {
  speech: SpeechServices
  settings(): StoredSettings
  recogniserFor(modelId: string): RecogniserFiles | null
  log: Log
}

/** What is said is written down with the live model, where one is installed. */
export function openHearing(
  ctx: ServiceContext,
  { speech, settings, recogniserFor, log }: HearingParts,
): LiveHearing {
  return new LiveHearing({
    speech: speech.speech,
    setup: () => speech.setupFor(recogniserFor(settings().liveModel)),
    keep(sessionId, phrase) {
      const by = phrase.text === null ? null : settings().liveModel
      const engine = by === null ? null : 'local'
      keepPhrase(ctx, { sessionId, phrase, source: 'live', engine, model: by, jobId: null })
    },
    partial: (sessionId, text) => ctx.emit('spoken.partial', { sessionId, text }),
    warn: (words) => log.warn(words),
    now: () => performance.now(),
  })
}
