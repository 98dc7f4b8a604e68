// A segment as the window sees it.
import type { SegmentView } from '../../shared/ipc/voice-views.ts'
import type { SegmentRow } from '../store/queries/recording-segments.ts'
import { recordingUrl } from './recording-files.ts'

export function viewOfSegment(row: SegmentRow): SegmentView {
  const { sessionId, track, n, file, mimeType, startMs, durationMs, bytes } = row
  return { sessionId, track, n, url: recordingUrl(sessionId, file), mimeType, startMs, durationMs, bytes }
}
