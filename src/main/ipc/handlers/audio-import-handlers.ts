// The routes of taking in files of sound.
import type { AudioImports } from '../../audio-import/audio-imports.ts'
import type { Handlers } from '../handlers.ts'

type AudioImportRoutes = Extract<keyof Handlers, `audioImport.${string}`>

export interface OpenFilesPort {
  /** Absolute paths, or null when the author cancels. */
  openFiles(options: {
    title: string
    filters: { name: string; extensions: string[] }[]
  }): Promise<string[] | null>
}

const FILTERS = [
  {
    name: 'Sound',
    extensions: [
      'wav',
      'mp3',
      'm4a',
      'mp4',
      'aac',
      'flac',
      'ogg',
      'oga',
      'opus',
      'webm',
      'mka',
      'mkv',
      'mov',
    ],
  },
  { name: 'All files', extensions: ['*'] },
]

export function audioImportHandlers(
  imports: AudioImports,
  files: OpenFilesPort,
): Pick<Handlers, AudioImportRoutes> {
  return {
    async 'audioImport.choose'() {
      const paths = await files.openFiles({ title: 'Import audio', filters: FILTERS })
      return paths === null ? null : imports.choose(paths)
    },
    'audioImport.forget': ({ fileIds }) => done(() => imports.forget(fileIds)),
    'audioImport.begin': (input) => imports.begin(input),
    'audioImport.open': ({ importId }) => imports.open(importId),
    'audioImport.kept': (input) => done(() => imports.kept(input)),
    'audioImport.fileDone': (input) => done(() => imports.fileDone(input)),
    'audioImport.pause': ({ importId }) => imports.pause(importId),
    async 'audioImport.cancel'({ importId }) {
      await imports.cancel(importId)
      return null
    },
    'audioImport.finish': ({ importId }) => imports.finish(importId),
    'audioImport.list': () => imports.list(),
  }
}

function done(act: () => void): null {
  act()
  return null
}
