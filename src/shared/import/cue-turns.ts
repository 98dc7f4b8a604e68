// Joins captions to turns: those of one speaker that follow each other are one turn, with its start and end.
import type { Cue } from './cue.ts'
import { SOLE_SPEAKER, type InterviewTurn } from './interview-turn.ts'
import { readLabel } from './speaker-label.ts'
import { nameStrength, speakerKey } from './speaker-name.ts'

/** Where nobody is named, a turn ends at a silence, or at a sentence's end once it is this long. */
const SILENCE_MS = 4000
const LONG_TURN = 1200
const ENDS_SENTENCE = /[.!?…]["'”’)]?$/

export interface CueSpeakers {
  names: Map<string, string>
  /** Some caption says who speaks. */
  named: boolean
}

/** Labels in caption texts that recur (or that all speakers of a short file have) are speakers. */
export function findCueSpeakers(cues: readonly Cue[]): CueSpeakers {
  const counts = new Map<string, { name: string; count: number }>()
  let voices = false
  let parts = 0
  for (const part of cues.flatMap((cue) => cue.parts)) {
    parts += 1
    voices ||= part.voice !== null
    const label = part.voice === null ? readLabel(part.text) : null
    if (label === null || nameStrength(label.name) !== 'strong') continue
    const entry = counts.get(speakerKey(label.name)) ?? { name: label.name, count: 0 }
    counts.set(speakerKey(label.name), { ...entry, count: entry.count + 1 })
  }
  const believed = [...counts].filter(([, { count }]) => count >= 2 || counts.size >= parts / 10)
  return {
    names: new Map(believed.map(([key, { name }]) => [key, name])),
    named: voices || believed.length > 0,
  }
}

/** A generator, so that a long file can be joined with pauses. */
export function* turnsOfCues(cues: readonly Cue[], { names, named }: CueSpeakers): Generator<InterviewTurn> {
  let turn: InterviewTurn | null = null
  for (const cue of cues) {
    for (const part of cue.parts) {
      const { speaker, text } = speakerOfPart(part, names)
      const name: string = speaker ?? (part.voice === null ? turn?.speaker : undefined) ?? SOLE_SPEAKER
      if (turn !== null && turn.speaker === name && (named || goesOn(turn, cue))) {
        turn.text = turn.text === '' || text === '' ? turn.text + text : `${turn.text} ${text}`
        turn.endMs = Math.max(turn.endMs ?? 0, cue.endMs)
        continue
      }
      if (turn !== null && turn.text !== '') yield turn
      turn = { kind: 'speech', speaker: name, text, startMs: cue.startMs, endMs: cue.endMs, columns: null }
    }
  }
  if (turn !== null && turn.text !== '') yield turn
}

function speakerOfPart(part: Cue['parts'][number], names: ReadonlyMap<string, string>) {
  if (part.voice !== null) return { speaker: part.voice, text: part.text }
  const text = part.text.replace(/^(?:>>+|[-–—])\s*(?=\S)/, '')
  const label = readLabel(text)
  const name = label === null ? undefined : names.get(speakerKey(label.name))
  return label !== null && name !== undefined
    ? { speaker: name, text: label.rest }
    : { speaker: null, text: part.text }
}

function goesOn(turn: InterviewTurn, next: Cue): boolean {
  if (next.startMs - (turn.endMs ?? 0) >= SILENCE_MS) return false
  return turn.text.length < LONG_TURN || !ENDS_SENTENCE.test(turn.text)
}
