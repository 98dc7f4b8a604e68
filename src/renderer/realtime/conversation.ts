// The conversation of a voice session: events go into the log and to the sequencer, what it asks for is done, and
// whatever is complete is on its way to the disk at once.
import type { VoiceConnection } from '../../shared/ipc/voice-views.ts'
import type { ClientEvent } from '../../shared/realtime/client-event.ts'
import { activityOf, sequence, startSequencer, type SequencerState } from '../../shared/realtime/sequencer.ts'
import type {
  Activity,
  SequencerCommand,
  SequencerInput,
  SequencerProblem,
} from '../../shared/realtime/sequencer-types.ts'
import type { TranscriptItemInput } from '../../shared/transcript/item.ts'
import { createPlaybackTracks } from './playback-tracks.ts'
import type { RecordQueue } from './record-queue.ts'
import { typeOf } from './type-of.ts'
import type { VoiceLog } from './voice-log.ts'

export interface ToolCall {
  callId: string
  name: string
  argumentsJson: string
}

export interface ConversationPorts {
  log: VoiceLog
  queue: RecordQueue
  send(event: ClientEvent): 'sent' | 'too_large' | 'not_open'
  /** Answers JSON text; never throws. */
  runTool(call: ToolCall): Promise<string>
  /** Milliseconds, monotonic. */
  now(): number
  /** Milliseconds since the epoch. */
  wallNow(): number
  /** The session's recording clock, milliseconds. */
  clockMs(): number
  newId(): string
  problem(problem: SequencerProblem): void
  ready(): void
  cutIn(): void
  /** Something that is shown changed. */
  changed(): void
}

/** Nothing in them that is not told elsewhere. */
const notKept = new Set(['rate_limits.updated', 'output_audio_buffer.stopped'])

export class Conversation {
  private readonly ports: ConversationPorts
  private readonly playback = createPlaybackTracks()
  private sequencer: SequencerState = startSequencer()
  /** Tools run one after the other: what one made, the next may name. */
  private tools: Promise<void> = Promise.resolve()
  private connectedAt = 0
  /** Fixed while a connection stands: copies of an event are known by it. */
  private audioOffsetMs = 0
  private readonly offsets = new Set<number>()
  private unfinishedMs: number | null = null

  constructor(ports: ConversationPorts) {
    this.ports = ports
  }

  /** A connection stands; `created` is its `session.created`. */
  connected(connection: VoiceConnection, created: unknown): void {
    this.connectedAt = this.ports.now()
    this.align()
    // Events are known by it, and a service may number them anew in each connection.
    while (this.offsets.has(this.audioOffsetMs)) this.audioOffsetMs += 1
    this.offsets.add(this.audioOffsetMs)
    this.playback.clear()
    this.unfinishedMs = null
    this.note(created)
    const seeds = connection.seeds.map(({ id }) => id)
    if (seeds.length > 0) this.note({ type: 'studio.seeded', item_ids: seeds })
    this.feed({ type: 'connected', session: connection.session, seeds: connection.seeds })
  }

  /** The recording clock stood still, the connection's did not. */
  align(): void {
    this.audioOffsetMs = Math.round(this.ports.clockMs() - (this.ports.now() - this.connectedAt))
  }

  disconnected(): void {
    this.feed({ type: 'disconnected' })
  }

  /** An event of the wire. */
  receive(raw: unknown): void {
    const type = typeOf(raw)
    // Ours alone may say such things: what a service sends must not hide what was said.
    if (type.startsWith('studio.')) return
    if (type === 'input_audio_buffer.speech_started') this.unfinishedMs = this.ports.clockMs()
    if (type === 'input_audio_buffer.committed') this.unfinishedMs = null
    this.take(raw, !notKept.has(type))
    for (const spoken of this.playback.hear(raw, this.ports.clockMs())) this.note(spoken)
    this.feed({ type: 'server', raw })
  }

  /** Something of ours for the log, in the wire's form. */
  note(raw: unknown): void {
    this.take(raw, true)
  }

  feed(input: SequencerInput): void {
    const { state, commands } = sequence(this.sequencer, input, this.ports.now(), this.ports.newId)
    this.sequencer = state
    for (const command of commands) this.act(command)
    this.ports.changed()
  }

  activity(): Activity {
    return activityOf(this.sequencer)
  }

  items(): readonly TranscriptItemInput[] {
    return this.ports.log.items()
  }

  /** What the author said and the service has not written down (yet). */
  awaitingWords(): readonly TranscriptItemInput[] {
    return this.items().filter(isAwaitingWords)
  }

  /** Where the author began a sentence that the service has not taken yet, on the recording clock; null = none. */
  unfinishedSpeechMs(): number | null {
    return this.unfinishedMs
  }

  /** Puts on its way whatever changed, growing items too. */
  saveAll(): void {
    this.ports.queue.add([], this.ports.log.takeChanged(true))
  }

  private take(raw: unknown, keep: boolean): void {
    const { log, queue, wallNow, changed } = this.ports
    const entry = log.receive(raw, wallNow(), this.audioOffsetMs)
    queue.add(keep ? [entry] : [], log.takeChanged(false))
    changed()
  }

  private act(command: SequencerCommand): void {
    switch (command.type) {
      case 'send':
        if (this.ports.send(command.event) === 'too_large') {
          const message = `A ${command.event.type} was too large to send.`
          this.ports.problem({ kind: 'service', code: 'too_large', message })
        }
        return
      case 'run_tool':
        return this.run(command)
      case 'problem':
        return this.ports.problem(command.problem)
      case 'ready':
        return this.ports.ready()
      case 'cut_in':
        return this.ports.cutIn()
    }
  }

  private run({ callId, name, argumentsJson }: ToolCall): void {
    this.tools = this.tools.then(async () => {
      const output = await this.ports.runTool({ callId, name, argumentsJson })
      this.feed({ type: 'tool_answered', callId, output })
    })
  }
}

function isAwaitingWords({ role, type, text, payload }: TranscriptItemInput): boolean {
  return role === 'user' && type === 'message' && text === null && payload?.['audioOnly'] !== true
}
