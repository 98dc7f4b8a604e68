// The canonical transcript beside the history of `@openai/agents-realtime`: how many of the nine hard cases come out
// right, and how many events a second each takes in, from the text of the event to the list that is shown.
import { readServerEvent } from '../../src/shared/realtime/server-event.ts'
import {
  emptyTranscript,
  projectTranscript,
  reduceTranscript,
  type TranscriptState,
} from '../../src/shared/transcript/reduce-transcript.ts'
import { INAUDIBLE, type CanonicalItem } from '../../src/shared/transcript/item-fold.ts'
import { openFedSession, readByAgents, type FedSession } from './agents-history.ts'
import { median, row, time, type BenchRow } from './measure.ts'
import { longTalk, nineCases, sameTurns, sameWords, type Said, type WireEvent } from './nine-cases.ts'

const RUNS = 5

interface Score {
  turns: number
  words: number
}

export async function benchReducer(): Promise<BenchRow[]> {
  const right = await judgeCases()
  const rows: BenchRow[] = []
  // Once unmeasured, so that neither is timed while it is being compiled.
  await benchTalk(100, right)
  for (const turns of [100, 1000]) rows.push(await benchTalk(turns, right))
  return rows
}

async function benchTalk(turns: number, right: { ours: Score; theirs: Score }): Promise<BenchRow> {
  const log = longTalk(turns)
  const ours: number[] = []
  const theirs: number[] = []
  // Interleaved, so that a busy moment of the machine falls on both.
  for (let run = 0; run < RUNS; run += 1) {
    const session = await openFedSession(log)
    theirs.push(await time(() => feedAll(session, log)))
    expectTurns(session.history().length, turns)
    let shown: readonly unknown[] = []
    ours.push(await time(() => (shown = takeIn(log))))
    expectTurns(shown.length, turns)
  }
  const perSecond = (ms: readonly number[]): number => log.length / (median(ms) / 1000)
  return row({
    what: `transcript events, a talk of ${turns} turns`,
    value: perSecond(ours),
    unit: 'ops/s',
    baseline: '@openai/agents-realtime, with the retrieves it asks for',
    baselineValue: perSecond(theirs),
    runs: RUNS,
    right: { ours: right.ours.turns, baseline: right.theirs.turns, of: 9 },
    note: `by words and order alone ${right.ours.words} / ${right.theirs.words} of nine`,
  })
}

function expectTurns(items: number, turns: number): void {
  if (items !== turns * 2) throw new Error(`${items} items of ${turns} turns: this is no comparison`)
}

function feedAll(session: FedSession, log: readonly string[]): void {
  for (const line of log) {
    session.feed(line)
    session.answer()
  }
}

/** As the screen does it: parsed, reduced and shown, event by event. */
function takeIn(log: readonly string[]): readonly unknown[] {
  let state = emptyTranscript()
  log.forEach((line, seq) => {
    state = reduced(state, JSON.parse(line), seq)
    projectTranscript(state)
  })
  return projectTranscript(state)
}

function reduced(state: TranscriptState, raw: unknown, seq: number): TranscriptState {
  const reading = readServerEvent(raw)
  if (reading.kind !== 'event') return state
  const { eventId, event } = reading
  return reduceTranscript(state, { seq, at: seq, eventId, event })
}

async function judgeCases(): Promise<{ ours: Score; theirs: Score }> {
  const ours = { turns: 0, words: 0 }
  const theirs = { turns: 0, words: 0 }
  for (const { name, events, expected } of nineCases()) {
    const own = events.reduce((state, event, seq) => reduced(state, event, seq), emptyTranscript())
    const mine = mark(ours, [projectTranscript(own).flatMap(saidOf)], expected)
    // Events of the studio's own (`studio.seeded`) mean nothing to it, and a reconnection would empty its history: it is
    // fed the second connection's events as if the first went on.
    const fed = events.filter(({ type }) => !type.startsWith('studio.'))
    const other = mark(theirs, await readBoth(fed), expected)
    const left = events.length - fed.length
    console.error(
      `[bench] ${name}: ours ${mine}, agents-realtime ${other}${left > 0 ? `, ${left} event not fed` : ''}`,
    )
  }
  return { ours, theirs }
}

/** A retrieve is answered at once, or only after all the rest: the wire may do either. */
async function readBoth(events: readonly WireEvent[]): Promise<Said[][]> {
  return [await readByAgents(events, 'at once'), await readByAgents(events, 'at the end')]
}

/** Of several readings the best counts. */
function mark(score: Score, readings: readonly (readonly Said[])[], expected: readonly Said[]): string {
  const words = readings.some((read) => sameWords(read, expected))
  const turns = readings.some((read) => sameTurns(read, expected))
  score.words += Number(words)
  score.turns += Number(turns)
  if (turns) return 'right'
  const read = readings[0]?.map(({ id, text }) => `${id}: ${text}`).join(' | ')
  return words ? 'right but for the interruption' : `wrong (${read})`
}

function saidOf(item: CanonicalItem): Said[] {
  if (item.type !== 'message') return []
  const text = item.text === INAUDIBLE ? null : item.text
  return [{ id: item.itemId, text, cut: item.interrupted, heardMs: item.heardMs }]
}
