// Moments that the author marks while recording; what they are is often said later.
import { StudioError } from '../../shared/errors.ts'
import type { MarkerView } from '../../shared/ipc/spoken-views.ts'
import { deleteMarker, insertMarker, labelMarker, listMarkers } from '../store/queries/recording-markers.ts'
import { requireSpokenSession } from './require-spoken-session.ts'
import type { SpokenDeps } from './spoken-deps.ts'

/** More than one every few seconds for a day. */
const MOST_MARKERS = 10_000

/** Throws NOT_FOUND, LIMIT_EXCEEDED. */
export function markMoment(
  { store, newId, now }: SpokenDeps,
  sessionId: string,
  { atMs, label }: { atMs: number; label?: string | undefined },
): MarkerView {
  requireSpokenSession(store, sessionId)
  if (listMarkers(store, sessionId).length >= MOST_MARKERS) throw tooMany()
  const marker = { id: newId(), atMs: Math.round(atMs), label: asLabel(label ?? '') }
  insertMarker(store, { ...marker, sessionId, createdAt: now() })
  return marker
}

/** An empty label takes it away. Throws NOT_FOUND. */
export function nameMoment(
  { store }: SpokenDeps,
  sessionId: string,
  markerId: string,
  label: string,
): MarkerView {
  const named = labelMarker(store, sessionId, markerId, asLabel(label))
  if (named !== null) return named
  throw new StudioError('NOT_FOUND', 'This mark is not there any more. Nothing else was changed.')
}

export function unmarkMoment({ store }: SpokenDeps, sessionId: string, markerId: string): void {
  deleteMarker(store, sessionId, markerId)
}

function asLabel(text: string): string | null {
  const label = text.trim()
  return label === '' ? null : label
}

function tooMany(): StudioError {
  return new StudioError(
    'LIMIT_EXCEEDED',
    'This recording has as many marks as it can hold. The recording itself goes on, and every mark is kept.',
  )
}
