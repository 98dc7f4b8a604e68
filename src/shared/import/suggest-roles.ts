// Suggests who is the author: who says most; who asks is the interviewer. The author confirms or changes it.
import type { ImportSpeaker } from '../ipc/views.ts'

export interface SpeakerTally {
  name: string
  turns: number
  words: number
  /** Turns that hold a question mark. */
  questions: number
}

const ASKS = /^(?:q|question|frage|interviewer|host|moderator|reporter)\b/i
const ANSWERS = /^(?:a|answer|antwort|interviewee|guest|author|narrator|you)$/i

/** In order of their first turn. */
export function suggestRoles(tallies: readonly SpeakerTally[]): ImportSpeaker[] {
  const author = findAuthor(tallies)
  const interviewer = findInterviewer(tallies.filter((one) => one !== author))
  return tallies.map((one) => ({
    name: one.name,
    turns: one.turns,
    words: one.words,
    suggestedRole: one === author ? 'author' : one === interviewer ? 'interviewer' : 'other',
  }))
}

function findAuthor(tallies: readonly SpeakerTally[]): SpeakerTally | null {
  const answering = tallies.filter(({ name }) => ANSWERS.test(name))
  const open = answering.length > 0 ? answering : tallies.filter(({ name }) => !ASKS.test(name))
  const [most, next] = [...(open.length > 0 ? open : tallies)].sort((a, b) => b.words - a.words)
  if (most === undefined) return null
  // A talkative interviewer: mostly questions, against one who says nearly as much and asks little.
  const outdone =
    next !== undefined && next.words > most.words * 0.4 && asking(most) > 0.6 && asking(next) < 0.3
  return outdone ? next : most
}

function findInterviewer(others: readonly SpeakerTally[]): SpeakerTally | null {
  const named = others.find(({ name }) => ASKS.test(name))
  if (named !== undefined) return named
  const [most] = [...others].sort((a, b) => b.questions - a.questions || b.turns - a.turns)
  return most !== undefined && (most.questions > 0 || others.length === 1) ? most : null
}

function asking({ questions, turns }: SpeakerTally): number {
  return turns === 0 ? 0 : questions / turns
}
