// The files that the author chose to take in, over app://: read only, by ids that cannot be guessed, never by a path.
import { SOURCE_FOLDER } from '../audio-import/source-files.ts'
import { requireUnchanged } from '../audio-import/source-file.ts'
import type { AudioImportFile } from '../../shared/speech/audio-import.ts'
import { StudioError } from '../../shared/errors.ts'
import { APP_HOST } from './app-origin.ts'
import { securityHeaders } from './content-policy.ts'
import { refuse, serveBytes } from './serve-file.ts'

/** null = the request is for something else. */
export function serveImportSources(
  find: (fileId: string) => Promise<AudioImportFile | null>,
): (request: Request) => Promise<Response | null> {
  return async (request) => {
    const { host, pathname } = new URL(request.url)
    const [, folder, fileId = '', ...more] = pathname.split('/')
    if (folder !== SOURCE_FOLDER) return null
    if (host !== APP_HOST || more.length > 0) return refuse(404)
    if (request.method !== 'GET') return refuse(405)
    const file = await find(fileId)
    if (file === null) return refuse(404)
    try {
      // Also while it is read: half of another file would be taken for sound.
      await requireUnchanged(file)
    } catch (error) {
      if (error instanceof StudioError) return refuse(error.code === 'NOT_FOUND' ? 410 : 409)
      throw error
    }
    const headers = { ...securityHeaders('none'), 'content-type': 'application/octet-stream' }
    return serveBytes(file.path, file.bytes, request, headers)
  }
}
