// Everything that has to do with sound, tied together: recordings, what hears and writes them down, files that are taken in.
import type { DraftRequest } from '../../shared/drafting/draft-job.ts'
import { AudioImports } from '../audio-import/audio-imports.ts'
import type { ServiceContext } from '../context.ts'
import { adoptOpenSegments, adoptStrayFiles } from '../recordings/adopt-segments.ts'
import { Recordings } from '../recordings/recordings.ts'
import type { StoredSettings } from '../settings/stored-settings.ts'
import type { LiveHearing } from '../spoken/live-hearing.ts'
import type { Log } from './log.ts'
import type { SpeechServices } from './speech-services.ts'
import { openHearing } from './spoken-services.ts'
import { openTranscription, type TranscriptionServices } from './transcription-services.ts'

export interface SoundServices extends TranscriptionServices {
  recordings: Recordings
  hearing: LiveHearing
  audioImports: AudioImports
  /** What was recorded and is not written down goes on. */
  start(): void
  pageGone(): void
  close(): Promise<void>
}

interface SoundParts {
  openSpeech(): SpeechServices
  followPower(listen: (onBattery: boolean) => void): () => void
  settings(): StoredSettings
  enqueueDraft(request: DraftRequest): unknown
  log: Log
}

/** What a crash left of recordings is adopted when this returns; nothing is transcribed yet. */
export function openSound(ctx: ServiceContext, parts: SoundParts): SoundServices {
  const { settings, enqueueDraft, log } = parts
  adoptRecordings(ctx, log)
  const recordings = new Recordings(ctx)
  const speech = parts.openSpeech()
  const hearing = openHearing(ctx, { speech, settings, log })
  const writing = openTranscription(ctx, {
    ...{ speech, settings, enqueueDraft, log },
    recogniserFor: () => null,
    ...{ command: null, hosted: null },
  })
  const { transcription } = writing
  const audioImports = new AudioImports(ctx, {
    closeRecording: (sessionId) => recordings.close({ sessionId, track: 'author' }),
    transcribe: (sessionId) => void transcription.enqueue({ sessionId, purpose: 'first' }),
  })
  let endPower = (): void => undefined
  return {
    ...writing,
    ...{ recordings, hearing, audioImports },
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
      await recordings.stop()
      await hearing.close()
      await transcription.stop()
      await speech.speech.close()
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
