// Would catch: any course of events in which the interviewer answers twice, acts twice, or never answers.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClientEvent } from '../../../../src/shared/realtime/client-event.ts'
import type { SequencerCommand, SequencerInput } from '../../../../src/shared/realtime/sequencer-types.ts'
import { sequence, startSequencer } from '../../../../src/shared/realtime/sequencer.ts'
import { call, seed, spokenMessage, wireSession } from './sequencer-driver.ts'

/** A service with latency in both directions, and the studio in front of it. */
class Talk {
  now = 1_000_000
  state = startSequencer()
  private ids = 0
  private readonly newId = () => `id${++this.ids}`
  open = false

  // The service.
  private inbox: ClientEvent[] = []
  private outbox: Record<string, unknown>[] = []
  private active: string | null = null
  private responds = true
  private detects = true
  private speaking = false
  /** Something was said or typed that no response has come after. */
  unanswered = false
  /** The same, as far as the studio could know. */
  private owed = false

  // What was seen.
  readonly running = new Set<string>()
  readonly ran: string[] = []
  readonly told = new Set<string>()
  readonly faults: string[] = []
  gaveUp = false
  private lastCreate: { at: number; answered: boolean } | null = null

  give(input: SequencerInput): void {
    const { state, commands } = sequence(this.state, input, this.now, this.newId)
    this.state = state
    for (const command of commands) this.act(command)
    const { outgoing, groups, active, updates, overdueCalls } = state
    const kept = [outgoing, groups, active, updates, overdueCalls].reduce((sum, list) => sum + list.length, 0)
    if (kept > 400) this.faults.push('the state grows')
  }

  private act(command: SequencerCommand): void {
    if (command.type === 'run_tool') {
      if (this.ran.includes(command.callId)) this.faults.push(`${command.callId} ran twice`)
      if (!command.callId.includes('completed')) this.faults.push(`${command.callId} ran`)
      this.ran.push(command.callId)
      this.running.add(command.callId)
    }
    if (command.type === 'problem') this.gaveUp = true
    if (command.type !== 'send') return
    if (!this.open) this.faults.push(`sent ${command.event.type} without a connection`)
    if (command.event.type === 'response.create') this.seeCreate()
    this.inbox.push(command.event)
  }

  private seeCreate(): void {
    const last = this.lastCreate
    // Where the service is silent the studio asks again after a while.
    if (last !== null && !last.answered && this.now - last.at < 3000) this.faults.push('asked twice')
    this.lastCreate = { at: this.now, answered: false }
  }

  connect(seeds: number): void {
    if (this.open) this.disconnect()
    this.open = true
    this.responds = seeds === 0
    const input = { turn_detection: { type: 'semantic_vad', create_response: this.responds } }
    const session = { ...wireSession, audio: { input } }
    const list = Array.from({ length: seeds }, (_, n) => seed(`${this.newId()}_${n}`))
    this.give({ type: 'connected', session, seeds: list })
  }

  disconnect(): void {
    if (!this.open) return
    this.open = false
    this.inbox = []
    this.outbox = []
    this.active = null
    this.detects = true
    this.speaking = false
    this.unanswered = this.owed
    this.lastCreate = null
    this.give({ type: 'disconnected' })
  }

  /** The service takes the oldest event. */
  takeOne(): void {
    const event = this.inbox.shift()
    if (event === undefined) return
    switch (event.type) {
      case 'session.update': {
        const { turn_detection: turns } = (
          event.session as never as typeof wireSession & {
            audio: { input: { turn_detection: { create_response: boolean } | null } }
          }
        )['audio']['input']
        this.detects = turns !== null
        this.responds = turns?.create_response ?? false
        const input = { turn_detection: turns }
        this.emit('session.updated', { session: { ...wireSession, ...event.session, audio: { input } } })
        return
      }
      case 'conversation.item.create': {
        this.emit('conversation.item.added', { item: event.item })
        if (event.item.type === 'message' && event.item.role === 'user') this.unanswered = true
        const text = JSON.stringify(event.item)
        for (const id of this.ran) if (text.includes(`answer of ${id}!`)) this.told.add(id)
        return
      }
      case 'response.create':
        if (this.active === null) this.begin()
        else this.refuse('conversation_already_has_active_response', event.event_id)
        return
      case 'response.cancel':
        if (this.active === null) this.refuse('response_cancel_not_active', event.event_id)
        else this.end('cancelled', 0, false)
        return
      case 'input_audio_buffer.commit':
        if (this.speaking) this.commit()
        else this.refuse('input_audio_buffer_commit_empty', event.event_id)
        return
      default:
        return
    }
  }

  private emit(type: string, fields: Record<string, unknown>): void {
    this.outbox.push({ type, event_id: this.newId(), ...fields })
  }

  private refuse(code: string, eventId: string): void {
    this.emit('error', { error: { code, message: code, event_id: eventId } })
  }

  private begin(): void {
    this.active = `r${this.newId()}`
    this.unanswered = false
    this.emit('response.created', { response: { id: this.active, conversation_id: 'conv' } })
  }

  /** The active response ends. */
  end(status: string, calls: number, spoken: boolean, code = 'server_error'): void {
    if (this.active === null) return
    const id = this.active
    this.active = null
    const output: unknown[] = spoken ? [spokenMessage] : []
    for (let n = 0; n < calls; n += 1)
      output.push(call(`${status}-${id}-${n}`, n % 2 === 0 ? 'create_note' : 'list_notes'))
    if (spoken) this.emit('output_audio_buffer.started', { response_id: id })
    const details = status === 'failed' ? { error: { code } } : null
    const response = { id, status, conversation_id: 'conv', output, status_details: details }
    this.emit('response.done', { response })
    if (spoken) this.emit('output_audio_buffer.stopped', { response_id: id })
  }

  speak(): void {
    if (!this.open || !this.detects || this.speaking) return
    this.speaking = true
    if (this.responds) this.end('cancelled', 1, false)
    this.emit('input_audio_buffer.speech_started', { item_id: 'u' })
  }

  stopSpeaking(): void {
    if (!this.open || !this.speaking) return
    this.emit('input_audio_buffer.speech_stopped', { item_id: 'u' })
    this.commit()
    if (this.responds && this.detects && this.active === null) this.begin()
  }

  private commit(): void {
    this.speaking = false
    this.unanswered = true
    this.emit('input_audio_buffer.committed', { item_id: 'u' })
  }

  /** The studio hears the oldest event. */
  hearOne(): void {
    const raw = this.outbox.shift()
    if (raw === undefined) return
    if (this.lastCreate !== null && (raw['type'] === 'response.done' || raw['type'] === 'error'))
      this.lastCreate.answered = true
    if (raw['type'] === 'input_audio_buffer.committed') this.owed = true
    if (raw['type'] === 'response.created') this.owed = false
    this.give({ type: 'server', raw })
  }

  answerOne(): void {
    const [callId] = this.running
    if (callId === undefined) return
    this.running.delete(callId)
    const output = JSON.stringify({ ok: true, text: `answer of ${callId}!` })
    this.give({ type: 'tool_answered', callId, output })
  }

  wait(ms: number): void {
    this.now += ms
    this.give({ type: 'tick' })
  }

  /** Everything settles: nobody speaks, nobody holds, the connection stands. */
  settle(): void {
    if (!this.open) this.connect(2)
    this.give({ type: 'held', on: false })
    this.give({ type: 'paused', on: false })
    this.stopSpeaking()
    for (let round = 0; round < 60; round += 1) {
      while (this.running.size > 0) this.answerOne()
      while (this.inbox.length > 0 || this.outbox.length > 0) {
        this.takeOne()
        this.hearOne()
      }
      this.end('completed', 0, true)
      this.wait(1000)
    }
  }
}

type Act = (talk: Talk) => void
const acts = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Act>((t) => t.takeOne()) },
  { weight: 6, arbitrary: fc.constant<Act>((t) => t.hearOne()) },
  { weight: 2, arbitrary: fc.constant<Act>((t) => t.speak()) },
  { weight: 3, arbitrary: fc.constant<Act>((t) => t.stopSpeaking()) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('completed', 'completed', 'completed', 'cancelled', 'incomplete', 'failed'),
        fc.nat(3),
        fc.boolean(),
        fc.constantFrom('server_error', 'rate_limit_exceeded', 'insufficient_quota'),
      )
      .map<Act>(
        ([status, calls, spoken, code]) =>
          (t) =>
            t.end(status, calls, spoken, code),
      ),
  },
  { weight: 2, arbitrary: fc.constant<Act>((t) => t.answerOne()) },
  { weight: 2, arbitrary: fc.integer({ min: 10, max: 2500 }).map<Act>((ms) => (t) => t.wait(ms)) },
  fc.integer({ min: 5000, max: 70_000 }).map<Act>((ms) => (t) => t.wait(ms)),
  fc.nat(3).map<Act>((seeds) => (t) => t.connect(seeds)),
  fc.constant<Act>((t) => t.disconnect()),
  fc.boolean().map<Act>((on) => (t) => t.give({ type: 'held', on })),
  fc.boolean().map<Act>((on) => (t) => t.give({ type: 'paused', on })),
  fc.constant<Act>((t) => t.give({ type: 'speak_first' })),
  fc.string({ maxLength: 3 }).map<Act>((text) => (t) => {
    t.give({ type: 'typed', itemId: `typed_${t.now}_${Math.random()}`.slice(0, 32), text })
  }),
  fc.constant<Act>((t) => t.give({ type: 'told', itemId: 'told', text: 'News.' })),
  fc.constant<Act>((t) => t.give({ type: 'session_changed', session: wireSession })),
)

function talked(steps: readonly Act[]): Talk {
  const talk = new Talk()
  talk.connect(0)
  for (const step of steps) step(talk)
  return talk
}

describe('the sequencer, whatever the service and the author do', { timeout: 120_000 }, () => {
  it('never asks twice, never runs a call twice or one that was not completed', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 120 }), (steps) => {
        expect(talked(steps).faults).toEqual([])
      }),
      { numRuns: 4000 },
    )
  })

  it('answers every call, confirms every item, and leaves no turn without an answer', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 120 }), (steps) => {
        const talk = talked(steps)
        talk.settle()
        expect(talk.faults).toEqual([])
        expect(talk.ran.filter((id) => !talk.told.has(id))).toEqual([])
        // A service that was silent or failing for long was given up, with a word.
        if (!talk.gaveUp) expect(talk.unanswered).toBe(false)
        const { want, request, active, groups, outgoing, updates, turnDue } = talk.state
        expect({ want, request, active, groups, outgoing, updates, turnDue }).toEqual({
          want: null,
          request: null,
          active: [],
          groups: [],
          outgoing: [],
          updates: [],
          turnDue: null,
        })
      }),
      { numRuns: 4000 },
    )
  })

  it('keeps no more than it can use, however long nobody answers', () => {
    const talk = new Talk()
    talk.connect(0)
    for (let n = 0; n < 3000; n += 1) {
      talk.give({ type: 'told', itemId: `n${n}`, text: 'News.' })
      const response = { id: `r${n}`, status: 'completed', output: [call(`completed-${n}`)] }
      talk.give({ type: 'server', raw: { type: 'response.created', response } })
      talk.give({ type: 'server', raw: { type: 'response.done', response } })
    }
    expect(talk.state.outgoing.length).toBeLessThanOrEqual(200)
    expect(talk.ran.length).toBeLessThanOrEqual(64)
    expect(JSON.stringify(talk.state).length).toBeLessThan(200_000)
  })
})
