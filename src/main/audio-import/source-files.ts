// The files that the page may read: each under an id that cannot be guessed, and only those that the author chose.
import { basename } from 'node:path'
import { MOST_AUDIO_FILES } from '../../shared/ipc/audio-import-routes.ts'
import type { ChosenAudio, ChosenAudioFiles } from '../../shared/ipc/audio-import-views.ts'
import { StudioError } from '../../shared/errors.ts'
import type { AudioImportFile } from '../../shared/speech/audio-import.ts'
import { lookAtSource } from './source-file.ts'

export const SOURCE_FOLDER = 'audio-import'

export interface SourceFiles {
  /** Looks at each and admits those that can be taken in, in the order of their names. */
  choose(paths: readonly string[]): Promise<ChosenAudioFiles>
  /** Opens one for the page; the answer is its address. */
  admit(file: AudioImportFile): { fileId: string; url: string }
  find(fileId: string): AudioImportFile | null
  forget(fileIds: readonly string[]): void
}

export function createSourceFiles(newId: () => string): SourceFiles {
  /** Oldest first. */
  const admitted = new Map<string, AudioImportFile>()

  function admit(file: AudioImportFile): { fileId: string; url: string } {
    const fileId = newId()
    for (const oldest of admitted.keys()) {
      if (admitted.size >= MOST_AUDIO_FILES * 2) admitted.delete(oldest)
    }
    admitted.set(fileId, file)
    return { fileId, url: `/${SOURCE_FOLDER}/${fileId}` }
  }

  return {
    admit,
    async choose(paths) {
      if (paths.length > MOST_AUDIO_FILES) throw tooMany()
      const files: ChosenAudio[] = []
      const refused: ChosenAudioFiles['refused'] = []
      for (const path of [...new Set(paths)].sort(byName)) {
        try {
          const file = await lookAtSource(path)
          files.push({ ...admit(file), name: file.name, bytes: file.bytes })
        } catch (error) {
          if (!(error instanceof StudioError)) throw error
          refused.push({ name: basename(path), reason: error.message })
        }
      }
      return { files, refused }
    },
    find: (fileId) => admitted.get(fileId) ?? null,
    forget(fileIds) {
      for (const fileId of fileIds) admitted.delete(fileId)
    },
  }
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** `Tape 2` before `Tape 10`. */
function byName(a: string, b: string): number {
  return collator.compare(basename(a), basename(b))
}

function tooMany(): StudioError {
  return new StudioError(
    'LIMIT_EXCEEDED',
    `The studio takes in up to ${MOST_AUDIO_FILES} files as one session. Choose fewer; nothing was imported.`,
  )
}
