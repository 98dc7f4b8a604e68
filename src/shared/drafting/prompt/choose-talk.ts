// Which of the transcript a prompt shows: what is new, what was pointed at, then the rest.
import { digestSession } from './digest.ts'
import type { Room } from './room.ts'
import { showBeginning, showItem, showPassage, type Transcript } from './transcript.ts'

const NEIGHBOURS = 2

/** Places of what the author said since the last draft, oldest first. */
export function newPlaces({ items, isNew }: Transcript): number[] {
  return [...items.keys()].filter((at) => items[at]?.role === 'user' && isNew.has(items[at]?.itemId ?? ''))
}

/** New items that are not shown yet, the oldest first, until one finds no room; the very first is shown in part then. */
export function showNew(transcript: Transcript, room: Room): void {
  const places = newPlaces(transcript)
  for (const at of places) {
    if (transcript.shown.has(at)) continue
    if (!showItem(transcript, at, room)) {
      // Else one endless answer would keep every later job from going on.
      if (at === places[0]) showInPart(transcript, at, room)
      return
    }
    if (transcript.items[at - 1]?.role === 'assistant') showItem(transcript, at - 1, room)
  }
}

/** The passages of an answer that matter most; its beginning where there is no room for any. */
function showInPart(transcript: Transcript, at: number, room: Room): void {
  for (const { text } of digestSession(transcript.items.slice(at, at + 1), '').entries) {
    if (!showPassage(transcript, at, text, room)) break
  }
  if (!transcript.shown.has(at)) showBeginning(transcript, at, room)
}

/** Anchored items with their neighbours on each side. */
export function showAnchored(transcript: Transcript, places: readonly number[], room: Room): void {
  const { items } = transcript
  for (const place of places) {
    if (!showItem(transcript, place, room)) continue
    for (let at = place - NEIGHBOURS; at <= place + NEIGHBOURS; at += 1) {
      if (items[at]?.sessionId === items[place]?.sessionId) showItem(transcript, at, room)
    }
  }
}

export function placesOf({ items }: Transcript, itemIds: readonly string[]): number[] {
  const wanted = new Set(itemIds)
  return [...items.keys()].filter((at) => wanted.has(items[at]?.itemId ?? ''))
}

/** All that is not shown yet, or nothing of it when it does not fit as a whole. `isLeftOut`: comes with another job. */
export function showRest(transcript: Transcript, isLeftOut: (at: number) => boolean, room: Room): boolean {
  const trial: Transcript = {
    ...transcript,
    shown: new Map(transcript.shown),
    begun: new Set(transcript.begun),
  }
  const left = { ...room }
  for (const at of transcript.items.keys()) {
    if (!isLeftOut(at) && !showItem(trial, at, left)) return false
  }
  transcript.shown = trial.shown
  transcript.begun = trial.begun
  room.left = left.left
  return true
}
