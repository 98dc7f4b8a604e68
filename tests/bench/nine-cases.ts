// The nine sequences that make transcripts go wrong, as logs, and what must be read in the end.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface WireEvent {
  type: string
  [key: string]: unknown
}

/** One turn as it is read in the end. */
export interface Said {
  id: string
  /** null = it was not understood. */
  text: string | null
  cut: boolean
  heardMs: number | null
}

export interface Case {
  name: string
  events: WireEvent[]
  expected: Said[]
}

const folder = join(import.meta.dirname, '../fixtures/realtime')

function said(id: string, text: string | null, heardMs: number | null = null): Said {
  return { id, text, cut: heardMs !== null, heardMs }
}

/** By the number in the log's name. */
const expectations: Record<number, Said[]> = {
  1: [said('U1', 'T'), said('A1', 'What happened then?')],
  2: [said('U1', null), said('U2', 'We moved to Bergen.'), said('U3', '')],
  3: [said('U1', 'My mother baked bread.')],
  4: [said('U1', 'Count for me.'), said('A1', 'one two three', 1200), said('U2', 'Stop, stop.')],
  5: [said('U1', 'Go on.'), said('A1', 'A long answer.', 800)],
  6: [said('A', 'item A'), said('B', 'item B'), said('C', 'item C')],
  7: [
    said('S', 'Be brief.'),
    said('B', 'after the struck one'),
    said('X', 'typed in between'),
    said('A1', 'Tell me.'),
  ],
  8: [said('U1', 'I was born by the sea.'), said('A1', 'Where was that?'), said('N1', 'In Bergen.')],
  9: [
    said('U1', 'Note my birthday.'),
    said('A1', 'One moment.'),
    said('U2', 'The ninth of May.'),
    said('A2', 'I noted it.'),
  ],
}

export function nineCases(): Case[] {
  return Object.entries(expectations).map(([number, expected]) => {
    const file = readdirSync(folder).find((name) => name.startsWith(`case-${number}-`))
    if (file === undefined) throw new Error(`There is no log of case ${number}`)
    return { name: file.replace('.jsonl', ''), events: eventsOf(file), expected }
  })
}

/** Case 1, a question and its answer with a late transcript, again and again as one long talk. */
export function longTalk(turns: number): string[] {
  const [first] = nineCases()
  const turn = (first?.events ?? []).filter(({ type }) => type !== 'session.created')
  return Array.from({ length: turns }, (_, n) =>
    turn.map((event) =>
      JSON.stringify(event)
        .replaceAll(/"(U1|A1|R1|event_ca_\d+)"/g, `"$1_${n}"`)
        .replaceAll('"previous_item_id":null', `"previous_item_id":${n === 0 ? 'null' : `"A1_${n - 1}"`}`),
    ),
  ).flat()
}

/** The same turns in the same order with the same words. */
export function sameWords(read: readonly Said[], expected: readonly Said[]): boolean {
  const words = (all: readonly Said[]): string => JSON.stringify(all.map(({ id, text }) => [id, text]))
  return words(read) === words(expected)
}

/** And cut where it was cut, with what was heard until then. */
export function sameTurns(read: readonly Said[], expected: readonly Said[]): boolean {
  const cuts = (all: readonly Said[]): string => JSON.stringify(all.map(({ cut, heardMs }) => [cut, heardMs]))
  return sameWords(read, expected) && cuts(read) === cuts(expected)
}

function eventsOf(file: string): WireEvent[] {
  const lines = readFileSync(join(folder, file), 'utf8').trim().split('\n')
  return lines.map((line) => whole((JSON.parse(line) as { event: WireEvent }).event))
}

/** The logs leave out most of what a transcription used; on the wire it is there, and a strict reader refuses without. */
function whole(event: WireEvent): WireEvent {
  if (event['usage'] === undefined) return event
  const details = { text_tokens: 0, audio_tokens: 10 }
  const usage = { type: 'tokens', total_tokens: 12, input_tokens: 10, input_token_details: details }
  return { ...event, usage: { ...usage, output_tokens: 2 } }
}
