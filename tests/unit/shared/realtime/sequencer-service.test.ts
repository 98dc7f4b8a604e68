// The sequencer and the transcript against the test service's own logic, without a network: what the studio holds at the
// end must be what the service holds. Would catch: two halves that each keep the rules and still do not fit.
import { afterEach, describe, expect, it } from 'vitest'
import type { SeedItem } from '../../../../src/shared/realtime/seed.ts'
import { stampedOf } from '../../../../src/shared/realtime/read-log.ts'
import { sequence, startSequencer } from '../../../../src/shared/realtime/sequencer.ts'
import type {
  SequencerCommand,
  SequencerInput,
  SequencerProblem,
} from '../../../../src/shared/realtime/sequencer-types.ts'
import { buildSession } from '../../../../src/shared/realtime/session-config.ts'
import {
  emptyTranscript,
  projectTranscript,
  reduceTranscript,
} from '../../../../src/shared/transcript/reduce-transcript.ts'
import { answerClient } from '../../../support/realtime-server/answer-client.ts'
import { Call } from '../../../support/realtime-server/call.ts'
import { performStep } from '../../../support/realtime-server/perform-step.ts'
import type { Step } from '../../../support/realtime-server/scenario.ts'
import { ServerLog } from '../../../support/realtime-server/server-log.ts'
import { merge, newSession } from '../../../support/realtime-server/session-state.ts'
import { seed } from './sequencer-driver.ts'

const LATENCY_MS = 2

class Room {
  state = startSequencer()
  transcript = emptyTranscript()
  readonly ran: string[] = []
  readonly problems: SequencerProblem[] = []
  call: Call | null = null
  isReady = false
  private calls = 0
  private seq = 0
  private ids = 0
  private readonly timer = setInterval(() => this.give({ type: 'tick' }), 100)

  connect(seeds: SeedItem[] = []): Call {
    const session = buildSession({
      stage: 'ghostwriting',
      model: 'gpt-realtime-2.1',
      voice: 'marin',
      language: 'en',
      keywords: [],
      instructions: 'Ask one question at a time.',
      withResponses: seeds.length === 0,
    })
    const call: Call = new Call(
      `rtc_${++this.calls}`,
      merge(newSession(`sess_${this.calls}`, 'gpt-realtime-2.1'), session),
      {
        send: (text: string) => {
          setTimeout(() => {
            if (this.call === call) this.hear(JSON.parse(text))
          }, LATENCY_MS)
          return true
        },
        waiting: () => 0,
        play: () => undefined,
        silence: () => undefined,
        cut: () => undefined,
        setNetwork: () => undefined,
      },
      { msPerWord: 2, order: 'created_output_item', truncates: true, semanticSilenceMs: 100, listens: false },
      new ServerLog(),
    )
    this.call = call
    this.isReady = false
    call.open()
    if (seeds.length > 0) this.log({ type: 'studio.seeded', item_ids: seeds.map(({ id }) => id) })
    this.give({ type: 'connected', session, seeds })
    return call
  }

  cut(): void {
    this.call?.end('cut')
    this.call = null
    this.give({ type: 'disconnected' })
  }

  give(input: SequencerInput): void {
    const newId = () => `id${++this.ids}`
    const { state, commands } = sequence(this.state, input, performance.now(), newId)
    this.state = state
    for (const command of commands) this.act(command)
  }

  private act(command: SequencerCommand): void {
    if (command.type === 'ready') this.isReady = true
    if (command.type === 'problem') this.problems.push(command.problem)
    if (command.type === 'run_tool') {
      this.ran.push(command.callId)
      const output = JSON.stringify({ ok: true, answers: command.callId })
      setTimeout(() => this.give({ type: 'tool_answered', callId: command.callId, output }), LATENCY_MS)
    }
    const { call } = this
    if (command.type !== 'send' || call === null) return
    const text = JSON.stringify(command.event)
    setTimeout(() => {
      call.keep(command.event.type, text)
      answerClient(call, JSON.parse(text))
    }, LATENCY_MS)
  }

  private hear(raw: unknown): void {
    this.log(raw)
    this.give({ type: 'server', raw })
  }

  private log(raw: unknown): void {
    const stamped = stampedOf({ seq: this.seq++, at: Date.now(), audioOffsetMs: this.calls * 1000, raw })
    if (stamped !== null) this.transcript = reduceTranscript(this.transcript, stamped)
  }

  async script(...steps: Step[]): Promise<void> {
    for (const step of steps) {
      if (this.call === null) throw new Error('There is no call.')
      await performStep(
        { nextTurn: () => Promise.reject(new Error('no ears')), cut: () => undefined },
        this.call,
        step,
      )
    }
  }

  async until(isSo: () => boolean): Promise<void> {
    const last = performance.now() + 10_000
    while (!isSo()) {
      if (performance.now() > last) throw new Error('It did not come to that.')
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  /** As the studio has it, and as the service has it. */
  lines(): [string[], string[]] {
    const ours = projectTranscript(this.transcript).map(({ itemId, text }) => `${itemId} ${text ?? ''}`)
    const theirs = (this.call?.record().items ?? []).map(({ id, text }) => `${id} ${text ?? ''}`)
    return [ours, theirs]
  }

  close(): void {
    clearInterval(this.timer)
    this.call?.end('closed')
  }
}

let room: Room
afterEach(() => room.close())

describe('a talk with the test service', () => {
  it('asks first, runs tools, is typed to in mid-sentence, and holds what the service holds', async () => {
    room = new Room()
    room.connect()
    room.give({ type: 'speak_first' })
    await room.script(
      { kind: 'respond', say: 'Where were you born?' },
      { kind: 'heard', text: 'In the lamp room.', audioMs: 800 },
      {
        kind: 'respond',
        calls: [
          { callId: 'c1', name: 'create_note', arguments: {} },
          { callId: 'c2', name: 'list_notes', arguments: {} },
        ],
      },
      { kind: 'await', type: 'conversation.item.create', contains: 'c1' },
      { kind: 'await', type: 'conversation.item.create', contains: 'c2' },
      { kind: 'await', type: 'response.create' },
      {
        kind: 'respond',
        say: 'I noted that. And then what happened on that day, do you remember?',
        playMs: 2000,
        overlap: 'sounding',
      },
    )
    await room.until(() => room.state.playing !== null)
    room.give({ type: 'typed', itemId: 'typed_1', text: 'In 1948.' })
    await room.script(
      { kind: 'await', type: 'output_audio_buffer.clear' },
      { kind: 'await', type: 'conversation.item.create', contains: 'typed_1' },
      { kind: 'respond', say: 'In 1948, then.' },
    )
    await room.until(() => room.state.active.length === 0 && room.state.outgoing.length === 0)
    // Transcripts come last.
    await room.until(() => room.lines()[0].join() === room.lines()[1].join()).catch(() => undefined)
    const [ours, theirs] = room.lines()
    expect(ours).toEqual(theirs)
    expect(ours.filter((line) => line.startsWith('typed_1'))).toEqual(['typed_1 In 1948.'])
    expect(room.ran).toEqual(['c1', 'c2'])
    expect(room.problems).toEqual([])
  })

  it('goes on in a new call after its seeds, in their order, and answers what was said meanwhile', async () => {
    room = new Room()
    room.connect()
    await room.script(
      { kind: 'heard', text: 'It was raining.', audioMs: 500 },
      { kind: 'respond', say: 'Where?' },
    )
    // What is on its way when a connection breaks is lost; here nothing is.
    await room.until(
      () => room.lines()[0].join() === room.lines()[1].join() && room.state.active.length === 0,
    )
    room.cut()
    const seeds = Array.from({ length: 40 }, (_, n) => seed(`seed_2_${n}`))
    const call = room.connect(seeds)
    await room.until(() => room.isReady)
    await room.script(
      { kind: 'heard', text: 'On the pier.', audioMs: 500 },
      { kind: 'respond', say: 'Who was with you?' },
    )
    await room.until(() => room.state.active.length === 0 && room.state.updates.length === 0)
    const ids = call.record().items.map(({ id }) => id)
    expect(ids.slice(0, 40)).toEqual(seeds.map(({ id }) => id))
    await room.until(() => room.lines()[0].length === 4)
    expect(room.lines()[0].map((line) => line.slice(line.indexOf(' ') + 1))).toEqual([
      'It was raining.',
      'Where?',
      'On the pier.',
      'Who was with you?',
    ])
    expect(room.problems).toEqual([])
  })

  it('is silent while it is held, and answers once when it is released', async () => {
    room = new Room()
    const call = room.connect()
    room.give({ type: 'held', on: true })
    await room.script(
      { kind: 'await', type: 'session.update' },
      { kind: 'heard', text: 'Let me think.', audioMs: 500 },
      { kind: 'heard', text: 'It was a Tuesday.', audioMs: 500 },
      { kind: 'sleep', ms: 100 },
    )
    const spoken = () => call.record().items.filter(({ role }) => role === 'assistant').length
    expect(spoken()).toBe(0)
    room.give({ type: 'held', on: false })
    await room.script({ kind: 'respond', say: 'A Tuesday. Go on.' })
    await room.until(() => room.state.active.length === 0 && room.state.updates.length === 0)
    expect(spoken()).toBe(1)
    expect(room.problems).toEqual([])
  })
})
