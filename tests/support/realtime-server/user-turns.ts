// The author's turns: heard through the microphone, or pretended; then the text of what was said, in its own time.
import type { Call } from './call.ts'
import type { HeardStep, Transcription } from './scenario.ts'
import { transcribes } from './session-state.ts'
import { textTokens } from './usage-counter.ts'

/** A turn that was really heard, waiting for somebody to know what it meant. */
export interface HeardTurn {
  itemId: string
  audioMs: number
}
const LISTENED_TO_WITHIN_MS = 15_000

export class UserTurns {
  readonly #call: Call
  /** Of the turn that is being spoken into the microphone. */
  #speaking: { itemId: string; startMs: number } | null = null
  #pretended = false
  #lastEndMs = 0
  #afterReply: (() => void)[] = []
  /** Where a turn that was heard goes. */
  onHeard: (turn: HeardTurn) => void = () => {}

  constructor(call: Call) {
    this.#call = call
  }

  /** Ten milliseconds of the microphone. */
  hear(samples: Int16Array, sampleRate: number): void {
    const { vad, turnDetection } = this.#call
    const event = vad.hear(
      samples,
      sampleRate,
      this.#pretended || !this.#call.options.listens ? null : turnDetection,
    )
    if (event?.type === 'started') this.#speaking = this.#start(event.atMs)
    if (event?.type === 'stopped' && this.#speaking) {
      const { itemId, startMs } = this.#speaking
      this.#speaking = null
      this.#stop(itemId, event.atMs)
      this.#commit(itemId, startMs, event.atMs)
      this.onHeard({ itemId, audioMs: event.atMs - startMs })
    }
  }

  /** A scripted turn, on the call's audio clock but without any sound. */
  async pretend(step: HeardStep): Promise<void> {
    const call = this.#call
    const audioMs = step.audioMs ?? 1_500
    await call.until(() => call.turnDetection !== null, LISTENED_TO_WITHIN_MS, 'nobody listened for a turn')
    await call.until(() => this.#speaking === null, LISTENED_TO_WITHIN_MS, 'somebody else was speaking')
    this.#pretended = true
    try {
      const startMs = step.startMs ?? Math.max(call.vad.clockMs, this.#lastEndMs)
      const { itemId } = this.#start(startMs, step.heardMs)
      if (step.takesMs) await call.sleep(step.takesMs)
      this.#stop(itemId, startMs + audioMs)
      this.#commit(itemId, startMs, startMs + audioMs)
      this.transcribe({ itemId, audioMs }, step.text, step.transcription)
    } finally {
      this.#pretended = false
    }
    if (step.answered !== false) this.answer()
  }

  /** A response is due, if the session says so. */
  answer(): void {
    const call = this.#call
    if (!call.turnDetection?.createsResponse) return
    if (!call.responses.ask({ by: 'turn' }))
      call.log.add('note', call.id, 'no response to this turn: one is active', '')
  }

  /** The client ends the turn itself. */
  commit(): boolean {
    const endMs = this.#call.vad.clockMs
    if (endMs - this.#lastEndMs < 100) return false
    const itemId = this.#speaking?.itemId ?? this.#call.newId('item')
    const startMs = this.#speaking?.startMs ?? this.#lastEndMs
    this.forget()
    this.#commit(itemId, startMs, endMs)
    this.onHeard({ itemId, audioMs: endMs - startMs })
    return true
  }

  forget(): void {
    this.#speaking = null
    this.#call.vad.forget()
  }

  #start(atMs: number, heardMs?: number): { itemId: string; startMs: number } {
    const itemId = this.#call.newId('item')
    this.#call.wire.send({ type: 'input_audio_buffer.speech_started', audio_start_ms: atMs, item_id: itemId })
    if (this.#call.turnDetection?.interrupts !== false) this.#call.responses.interrupt(heardMs)
    return { itemId, startMs: atMs }
  }

  #stop(itemId: string, atMs: number): void {
    this.#call.wire.send({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: atMs, item_id: itemId })
  }

  #commit(itemId: string, startMs: number, endMs: number): void {
    const { conversation, wire, usage } = this.#call
    this.#lastEndMs = endMs
    wire.send({
      type: 'input_audio_buffer.committed',
      item_id: itemId,
      previous_item_id: conversation.last(),
    })
    const item = {
      id: itemId,
      type: 'message' as const,
      role: 'user' as const,
      status: 'completed' as const,
      content: [{ type: 'input_audio' as const, transcript: null }],
    }
    const previous = conversation.add(item, 'server') ?? null
    conversation.note(itemId, { audioStartMs: startMs, audioEndMs: endMs })
    usage.heard(endMs - startMs)
    wire.send({ type: 'conversation.item.added', previous_item_id: previous, item })
    wire.send({ type: 'conversation.item.done', previous_item_id: previous, item })
  }

  transcribe(turn: HeardTurn, text: string, plan: Transcription = {}): void {
    if (!transcribes(this.#call.session) || plan.arrives === 'never') return
    const arrive = (): void => this.#arrive(turn, text, plan)
    if (plan.arrives === 'after_reply') this.#afterReply.push(arrive)
    else if (plan.arrives) setTimeout(arrive, plan.arrives)
    else arrive()
  }

  replied(): void {
    const waiting = this.#afterReply
    this.#afterReply = []
    for (const arrive of waiting) arrive()
  }

  #arrive({ itemId, audioMs }: HeardTurn, text: string, plan: Transcription): void {
    const { wire, conversation, ended } = this.#call
    if (ended !== null) return
    const common = { item_id: itemId, content_index: 0 }
    if (plan.failed !== undefined) {
      const error = { type: 'transcription_error', code: 'audio_unintelligible', message: plan.failed }
      wire.send({ type: 'conversation.item.input_audio_transcription.failed', ...common, error })
      return
    }
    for (const delta of plan.deltas ? piecesOf(text) : [])
      wire.send({ type: 'conversation.item.input_audio_transcription.delta', ...common, delta })
    conversation.note(itemId, { text })
    wire.send({
      type: 'conversation.item.input_audio_transcription.completed',
      ...common,
      transcript: text,
      usage:
        plan.usage === 'duration' ? { type: 'duration', seconds: audioMs / 1000 } : tokens(text, audioMs),
    })
  }
}

function tokens(text: string, audioMs: number) {
  const input = Math.ceil(audioMs / 100)
  const output = textTokens(text)
  return {
    type: 'tokens' as const,
    total_tokens: input + output,
    input_tokens: input,
    output_tokens: output,
    input_token_details: { text_tokens: 0, audio_tokens: input },
  }
}

/** A few words each, nothing lost. */
export function piecesOf(text: string): string[] {
  return text.match(/(?:\S+\s*){1,4}/g) ?? (text === '' ? [] : [text])
}
