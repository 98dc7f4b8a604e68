// The recorder's routes.
import type { Recordings } from '../../recordings/recordings.ts'
import type { Handlers } from '../handlers.ts'

type RecordingRoutes = 'recordings.begin' | 'recordings.append' | 'recordings.finish' | 'recordings.list'

export function recordingHandlers(recordings: Recordings): Pick<Handlers, RecordingRoutes> {
  return {
    'recordings.begin': (input) => recordings.begin(input),
    'recordings.append': (input) => recordings.append(input),
    'recordings.finish': (input) => recordings.finish(input),
    'recordings.list': ({ sessionId }) => recordings.list(sessionId),
  }
}
