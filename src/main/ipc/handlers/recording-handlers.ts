// The recorder's routes.
import type { ServiceContext } from '../../context.ts'
import type { Handlers } from '../handlers.ts'

type RecordingRoutes = 'recordings.begin' | 'recordings.append' | 'recordings.finish' | 'recordings.list'

export function recordingHandlers(_ctx: ServiceContext): Pick<Handlers, RecordingRoutes> {
  throw new Error('not built yet')
}
