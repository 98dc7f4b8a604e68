// Gathers the turns of any format and tells what the preview needs: speakers, counts, a sample.
import type { ImportSpeaker } from '../ipc/views.ts'
import { countWords } from '../document/word-count.ts'
import { importError } from './import-error.ts'
import type { EmitTurn, InterviewTurn } from './interview-turn.ts'
import { suggestRoles, type SpeakerTally } from './suggest-roles.ts'

/** Longest text of one item, in UTF-16 code units; a longer turn goes on in the next item. */
export const LONGEST_ITEM = 100_000
/** More names than this are not speakers but a wrong column or a wrong kind of file. */
const MOST_SPEAKERS = 500
const LONGEST_NAME = 200
const SAMPLE_TURNS = 8
const SAMPLE_LENGTH = 400

export interface InterviewCollector {
  add: EmitTurn
  turns: InterviewTurn[]
  words(): number
  speakers(): ImportSpeaker[]
  sample(): { speaker: string; text: string }[]
}

export function createInterviewCollector(): InterviewCollector {
  const turns: InterviewTurn[] = []
  const tallies = new Map<string, SpeakerTally>()
  return {
    turns,
    add(found) {
      const turn = { ...found, speaker: found.speaker.slice(0, LONGEST_NAME) }
      if (turn.kind === 'speech') count(tallies, turn)
      for (const text of splitLong(turn.text)) turns.push(text === turn.text ? turn : { ...turn, text })
    },
    words: () => [...tallies.values()].reduce((total, { words }) => total + words, 0),
    speakers: () => suggestRoles([...tallies.values()]),
    sample: () =>
      turns
        .filter(({ kind }) => kind === 'speech')
        .slice(0, SAMPLE_TURNS)
        .map(({ speaker, text }) => ({ speaker, text: text.slice(0, SAMPLE_LENGTH) })),
  }
}

function count(tallies: Map<string, SpeakerTally>, { speaker, text }: InterviewTurn): void {
  let tally = tallies.get(speaker)
  if (tally === undefined) {
    if (tallies.size >= MOST_SPEAKERS) {
      throw importError(
        `More than ${MOST_SPEAKERS} speakers are named.`,
        'Expected one name for each who speaks.',
      )
    }
    tally = { name: speaker, turns: 0, words: 0, questions: 0 }
    tallies.set(speaker, tally)
  }
  tally.turns += 1
  tally.words += countWords(text)
  tally.questions += text.includes('?') ? 1 : 0
}

/** Cuts at a paragraph, else a space, in the second half of each piece; no character is dropped but that break. */
function* splitLong(text: string): Generator<string> {
  let rest = 0
  while (text.length - rest > LONGEST_ITEM) {
    const window = text.slice(rest, rest + LONGEST_ITEM)
    const paragraph = window.lastIndexOf('\n\n')
    const space = window.lastIndexOf(' ')
    const at = [paragraph, space].find((place) => place > LONGEST_ITEM / 2) ?? endOfCharacter(window)
    yield window.slice(0, at).trimEnd()
    rest += at
    while (/\s/.test(text.charAt(rest))) rest += 1
  }
  if (rest === 0) yield text
  else if (rest < text.length) yield text.slice(rest)
}

/** Never between the halves of a surrogate pair. */
function endOfCharacter(window: string): number {
  const last = window.charCodeAt(window.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? window.length - 1 : window.length
}
