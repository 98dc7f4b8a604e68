// Everything that has to do with sound, tied together: recordings, what hears and writes them down, files that are taken in.
import type { DraftRequest } from '../../shared/drafting/draft-job.ts'
import { AudioImports } from '../audio-import/audio-imports.ts'
import type { SpeechModel } from '../../shared/speech/model-manifest.ts'
import type { ServiceContext } from '../context.ts'
import { adoptOpenSegments, adoptStrayFiles } from '../recordings/adopt-segments.ts'
import type { Models } from '../models/models.ts'
import { Recordings } from '../recordings/recordings.ts'
import type { StoredSettings } from '../settings/stored-settings.ts'
import { createCommandTranscriber } from '../speech/command-transcriber.ts'
import { openHostedTranscriber } from '../speech/hosted-transcriber.ts'
import type { LiveHearing } from '../spoken/live-hearing.ts'
import type { Log } from './log.ts'
import { openModels, type ModelSource } from './model-services.ts'
import type { SpeechServices } from './speech-services.ts'
import { openHearing } from './spoken-services.ts'
import { openTranscription, type TranscriptionServices } from './transcription-services.ts'

export interface SoundServices extends TranscriptionServices {
  recordings: Recordings
  hearing: LiveHearing
  audioImports: AudioImports
  models: Models
  /** What was recorded and is not written down goes on. */
  start(): void
  pageGone(): void
  close(): Promise<void>
}

interface SoundParts {
  openSpeech(): SpeechServices
  models: ModelSource
  /** A model is there for a role in which the author has chosen none. */
  choose(changes: Partial<StoredSettings>): Promise<void>
  followPower(listen: (onBattery: boolean) => void): () => void
  settings(): StoredSettings
  /** null = there is none for this server. */
  hostedKey(baseUrl: string): Promise<string | null>
  enqueueDraft(request: DraftRequest): unknown
  log: Log
}

/** What a crash left of recordings is adopted when this returns; nothing is transcribed yet. */
export function openSound(ctx: ServiceContext, parts: SoundParts): SoundServices {
  const { settings, enqueueDraft, log } = parts
  adoptRecordings(ctx, log)
  const recordings = new Recordings(ctx)
  const speech = parts.openSpeech()
  const models = openModels(ctx, { source: parts.models, speech, log, installed: useModel })
  const recogniserFor = (modelId: string) => models.recogniserFor(modelId)
  function useModel({ id, role }: SpeechModel): void {
    transcription.lookAgain()
    if (role === 'voices') return
    const chosen = settings()
    const changes = role === 'live' ? { liveModel: id } : { passModel: id }
    const isFree = (role === 'live' ? chosen.liveModel : chosen.passModel) === ''
    if (isFree) parts.choose(changes).catch((error: unknown) => void log.bug('choosing a model', error))
  }
  const hearing = openHearing(ctx, { speech, settings, recogniserFor, log })
  const writing = openTranscription(ctx, {
    ...{ speech, settings, enqueueDraft, log },
    recogniserFor,
    voicesModel: () => models.voicesModel(),
    command: (line) => createCommandTranscriber(line),
    hosted: () => openHostedTranscriber(settings().baseUrl, parts.hostedKey),
  })
  const { transcription } = writing
  const audioImports = new AudioImports(ctx, {
    closeRecording: (sessionId) => recordings.close({ sessionId, track: 'author' }),
    transcribe: (sessionId) => void transcription.enqueue({ sessionId, purpose: 'first' }),
  })
  let endPower = (): void => undefined
  return {
    ...writing,
    ...{ recordings, hearing, audioImports, models },
    start() {
      transcription.start()
      endPower = parts.followPower((onBattery) => transcription.onBattery(onBattery))
    },
    pageGone() {
      audioImports.pageGone()
      recordings.stop().catch((error: unknown) => void log.bug('recordings', error))
    },
    async close() {
      endPower()
      await models.close()
      await recordings.stop()
      await hearing.close()
      await transcription.stop()
      await speech.speech.close()
      await speech.voices.close()
    },
  }
}

function adoptRecordings(ctx: ServiceContext, log: Log): void {
  for (const { sessionId, file, reason } of adoptOpenSegments(ctx.store).lost) {
    log.warn(`recording ${file} of session ${sessionId} was left open and not adopted: ${reason}`)
  }
  try {
    const { adopted, unknownSessions } = adoptStrayFiles(ctx)
    if (adopted > 0) log.info(`${adopted} files of recordings were not known and are now`)
    if (unknownSessions.length > 0) log.warn(`recordings of no known session: ${unknownSessions.join(', ')}`)
  } catch (error) {
    // A folder that cannot be read keeps nobody from their projects.
    log.bug('adopting recordings', error)
  }
}
