// Drives the sequencer as a voice session does, and keeps what it asked for.
import type { ClientEvent, WireSession } from '../../../../src/shared/realtime/client-event.ts'
import type { SeedItem } from '../../../../src/shared/realtime/seed.ts'
import {
  activityOf,
  sequence,
  startSequencer,
  type SequencerState,
} from '../../../../src/shared/realtime/sequencer.ts'
import type {
  SequencerCommand,
  SequencerInput,
  SequencerProblem,
} from '../../../../src/shared/realtime/sequencer-types.ts'

export const wireSession: WireSession = {
  type: 'realtime',
  model: 'gpt-realtime-2.1',
  instructions: 'Ask one question at a time.',
  audio: {
    input: {
      noise_reduction: { type: 'near_field' },
      turn_detection: {
        type: 'semantic_vad',
        eagerness: 'low',
        create_response: true,
        interrupt_response: true,
      },
    },
  },
  tools: [{ type: 'function', name: 'create_note' }],
}

export function seed(id: string, text = id): SeedItem {
  return { id, type: 'message', role: 'system', content: [{ type: 'input_text', text }] }
}

export function call(callId: string, name = 'list_notes', args = '{}') {
  return { id: `f_${callId}`, type: 'function_call', call_id: callId, name, arguments: args }
}

export const spokenMessage = {
  id: 'a',
  type: 'message',
  role: 'assistant',
  content: [{ type: 'output_audio', transcript: 'Tell me more.' }],
}

type Sent<T extends ClientEvent['type']> = Extract<ClientEvent, { type: T }>

export class Driver {
  state: SequencerState = startSequencer()
  now = 1_000_000
  /** Of the last input. */
  last: SequencerCommand[] = []
  readonly all: SequencerCommand[] = []
  private ids = 0
  private calls = 0

  give(input: SequencerInput): this {
    const before = JSON.stringify(this.state)
    const { state, commands } = sequence(
      this.state,
      input,
      this.now,
      () => `00000000-0000-4000-8000-${String(++this.ids).padStart(12, '0')}`,
    )
    if (JSON.stringify(this.state) !== before) throw new Error('The given state was changed.')
    this.state = state
    this.last = commands
    this.all.push(...commands)
    return this
  }

  /** A connection that answers by itself and has no past. */
  open(seeds: readonly SeedItem[] = [], session = wireSession): this {
    return this.give({ type: 'connected', session, seeds })
  }

  server(type: string, fields: Record<string, unknown> = {}): this {
    return this.give({ type: 'server', raw: { type, event_id: `event_${++this.calls}`, ...fields } })
  }

  error(code: string, eventId: string | null = null, message = `${code}!`): this {
    return this.server('error', {
      error: { type: 'invalid_request_error', code, message, event_id: eventId },
    })
  }

  created(id: string, conversationId: string | null = 'conv'): this {
    return this.server('response.created', {
      response: { id, status: 'in_progress', conversation_id: conversationId },
    })
  }

  done(id: string, status = 'completed', output: unknown[] = [], more: Record<string, unknown> = {}): this {
    return this.server('response.done', {
      response: { id, status, conversation_id: 'conv', output, ...more },
    })
  }

  failed(id: string, code: string): this {
    return this.done(id, 'failed', [], { status_details: { type: 'failed', error: { code, message: code } } })
  }

  added(id: string): this {
    return this.server('conversation.item.added', { item: { id, type: 'message' } })
  }

  speaks(): this {
    return this.server('input_audio_buffer.speech_started', { item_id: 'u' })
  }

  /** The author's turn ends. */
  turn(): this {
    this.server('input_audio_buffer.speech_stopped', { item_id: 'u' })
    const stopped = this.last
    this.server('input_audio_buffer.committed', { item_id: 'u' })
    this.last = [...stopped, ...this.last]
    return this
  }

  sound(id: string, state: 'started' | 'stopped' | 'cleared' = 'started'): this {
    return this.server(`output_audio_buffer.${state}`, { response_id: id })
  }

  after(ms: number): this {
    this.now += ms
    return this.give({ type: 'tick' })
  }

  /** Event types that the last input sent. */
  get sent(): string[] {
    return this.last.flatMap((command) => (command.type === 'send' ? [command.event.type] : []))
  }

  /** Events of a type that were ever sent. */
  sentOf<T extends ClientEvent['type']>(type: T): Sent<T>[] {
    return this.all.flatMap((command) =>
      command.type === 'send' && command.event.type === type ? [command.event as Sent<T>] : [],
    )
  }

  get ran(): string[] {
    return this.all.flatMap((command) => (command.type === 'run_tool' ? [command.callId] : []))
  }

  get problems(): SequencerProblem[] {
    return this.all.flatMap((command) => (command.type === 'problem' ? [command.problem] : []))
  }

  get cutIns(): number {
    return this.all.filter(({ type }) => type === 'cut_in').length
  }

  get activity() {
    return activityOf(this.state)
  }

  answer(callId: string, output = '{"ok":true}'): this {
    return this.give({ type: 'tool_answered', callId, output })
  }
}
