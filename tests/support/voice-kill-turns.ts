// A talk that goes on until the studio is killed: short turns, each with words of its own.
import type { HeardStep, Step } from './realtime-server/scenario.ts'

const MOST_TURNS = 60
/** How the author's words come: at once, late, or after the reply. */
const ARRIVALS = [0, 150, 'after_reply'] as const

/** The interviewer begins; every fourth answer is noted by a tool before the next question. */
export function turnsUntilKilled(projectId: string, kill: number): Step[] {
  const greeting: Step = {
    kind: 'respond',
    say: `Welcome to sitting ${kill}. Where were we?`,
    withinMs: 60_000,
  }
  const talk = Array.from({ length: MOST_TURNS }, (_, turn) => {
    const words = `${kill}.${turn}`
    const question: Step = {
      kind: 'respond',
      say: `Question ${words}: and who hung them up again?`,
      deltaMs: 10,
      playMs: 80,
    }
    const noted = turn % 4 === 3 ? [note(projectId, words)] : []
    return [answer(words, ARRIVALS[turn % 3] ?? 0), ...noted, question]
  })
  return [greeting, ...talk.flat()]
}

function answer(words: string, arrives: (typeof ARRIVALS)[number]): HeardStep {
  const text = `Answer ${words}: the lamps hung in rows, four hundred of them, and it smelled of oil and wet wool.`
  return { kind: 'heard', text, takesMs: 30, transcription: { deltas: true, arrives } }
}

function note(projectId: string, words: string): Step {
  const args = { projectId, noteType: 'story', content: `Note ${words}` }
  return { kind: 'respond', calls: [{ callId: `call-${words}`, name: 'create_note', arguments: args }] }
}
