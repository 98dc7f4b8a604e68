// Which parts of which files make up a stretch of a recording: both tracks, each second of a track once.
import type { SegmentView } from '../../shared/ipc/voice-views.ts'

export interface SoundPiece {
  segment: SegmentView
  /** Within the stretch, milliseconds. */
  atMs: number
  /** Within the segment. */
  offsetMs: number
  lengthMs: number
}

export interface Stretch {
  /** On the recording clock. */
  startMs: number
  endMs: number
  pieces: SoundPiece[]
}

/** What the recorder asks for; it tells how long a segment is that is still being written. */
const BYTES_PER_MS = 8

/** Where the recording ends, on its clock. */
export function endOfRecording(segments: readonly SegmentView[]): number {
  return Math.max(0, ...segments.map(endOf))
}

/**
 * The stretch that begins at `fromMs`, or where sound begins again after it; at most `lengthMs` long. null = nothing is
 * recorded from there on.
 */
export function planStretch(
  segments: readonly SegmentView[],
  fromMs: number,
  lengthMs: number,
): Stretch | null {
  const parts = segments.map((segment) => ({
    segment,
    startMs: segment.startMs,
    endMs: Math.min(endOf(segment), nextStart(segments, segment)),
  }))
  const starts = parts.filter(({ endMs }) => endMs > fromMs).map((part) => Math.max(fromMs, part.startMs))
  if (starts.length === 0) return null
  const startMs = Math.min(...starts)
  const endMs = Math.min(startMs + lengthMs, endOfRecording(segments))
  const pieces = parts.flatMap((part) => {
    const from = Math.max(startMs, part.startMs)
    const to = Math.min(endMs, part.endMs)
    if (to <= from) return []
    const { segment } = part
    return [{ segment, atMs: from - startMs, offsetMs: from - part.startMs, lengthMs: to - from }]
  })
  return { startMs, endMs, pieces }
}

function endOf({ startMs, durationMs, bytes }: SegmentView): number {
  return startMs + (durationMs ?? bytes / BYTES_PER_MS)
}

/** Segments of a track overlap a little; what both hold is played from the later one. */
function nextStart(segments: readonly SegmentView[], { track, n }: SegmentView): number {
  const later = segments.filter((other) => other.track === track && other.n > n)
  return Math.min(Infinity, ...later.map(({ startMs }) => startMs))
}
