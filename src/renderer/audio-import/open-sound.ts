// Opens a chosen file: what is in it, how long it is, and whether it can be decoded here.
import {
  ADTS,
  FLAC,
  Input,
  MATROSKA,
  MP3,
  MP4,
  OGG,
  QTFF,
  UnsupportedInputFormatError,
  WAVE,
  WEBM,
  type InputAudioTrack,
} from 'mediabunny'
import { StudioError } from '../../shared/errors.ts'
import type { SourceFile } from './messages.ts'
import { rangeSource, SourceGone } from './range-source.ts'

export interface OpenSound {
  track: InputAudioTrack
  /** null = only reading it to the end would tell. */
  durationMs: number | null
  /** Set once the file could not be reached. */
  gone(): SourceGone | null
  close(): void
}

const formats = [WAVE, MP3, MP4, QTFF, FLAC, OGG, WEBM, MATROSKA, ADTS]

/** Throws SourceGone, or IMPORT_FAILED in words that name the file. */
export async function openSound(file: SourceFile): Promise<OpenSound> {
  const { source, gone } = rangeSource(file)
  const input = new Input({ source, formats })
  try {
    const track = await input.getPrimaryAudioTrack()
    if (track === null) throw refused(file.name, 'holds no sound')
    if (!(await track.canDecode())) throw refused(file.name, await whyNot(track))
    return { track, durationMs: await durationOf(input, track), gone, close: () => input.dispose() }
  } catch (error) {
    input.dispose()
    const lost = gone()
    if (lost !== null) throw lost
    if (error instanceof StudioError) throw error
    if (error instanceof UnsupportedInputFormatError)
      throw refused(file.name, 'is no sound that the studio can read, whatever its name says')
    throw refused(file.name, 'is damaged where it begins, and cannot be read')
  }
}

async function whyNot(track: InputAudioTrack): Promise<string> {
  const codec = await track.getCodec()
  const what = codec === null ? 'is stored in a way that is not known' : `is stored as ${codec.toUpperCase()}`
  return `${what}, which cannot be decoded here. Other files are taken in all the same; a copy as WAV, MP3 or FLAC can be`
}

/** As the file says; where it does not, by its last packet. */
async function durationOf(input: Input, track: InputAudioTrack): Promise<number | null> {
  const seconds = (await input.getDurationFromMetadata([track])) ?? (await input.computeDuration([track]))
  return Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * 1000) : null
}

function refused(name: string, why: string): StudioError {
  return new StudioError('IMPORT_FAILED', `“${name}” ${why}.`)
}
