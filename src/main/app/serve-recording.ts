// Recordings over app://: only files that a row knows, so that nothing else of the data folder can be read.
import { join } from 'node:path'
import { parseRecordingPath, RECORDINGS_FOLDER } from '../recordings/recording-files.ts'
import { refuse, serveFile } from './serve-file.ts'

/** null = the request is for something else. */
export function serveRecordings(
  dataDir: string,
  knows: (sessionId: string, file: string) => Promise<boolean>,
): (request: Request) => Promise<Response | null> {
  const root = join(dataDir, RECORDINGS_FOLDER)
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (!pathname.startsWith(`/${RECORDINGS_FOLDER}/`)) return null
    const named = parseRecordingPath(pathname)
    if (named === null || !(await knows(named.sessionId, named.file))) return refuse(404)
    return serveFile(root, request, `/${named.sessionId}/${named.file}`)
  }
}
