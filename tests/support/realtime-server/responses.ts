// Responses of one call: asked for, made, cut off. At most one at a time in the conversation.
import type { Call } from './call.ts'
import type { RespondStep } from './scenario.ts'
import { announce, responseOf, type Active, type Due } from './active-response.ts'
import { produce } from './produce-response.ts'

export class Responses {
  readonly #call: Call
  #due: Due | null = null
  #active: Active | null = null
  #awaited = 0
  /** The service decides what answers; there may be nothing scripted. */
  onDue: () => void = () => {}

  constructor(call: Call) {
    this.#call = call
  }

  get isBusy(): boolean {
    return this.#active !== null || this.#due !== null
  }

  /** A step waits for one to become due. */
  get isAwaited(): boolean {
    return this.#awaited > 0
  }

  /** False when there is one already. */
  ask(due: Due): boolean {
    if (this.isBusy) return false
    this.#due = due
    this.onDue()
    return true
  }

  async due(withinMs: number): Promise<Due> {
    this.#awaited += 1
    try {
      const isDue = (): boolean => this.#due !== null && this.#active === null
      await this.#call.until(isDue, withinMs, 'nobody asked for a response')
      return this.#take() ?? { by: 'script' }
    } finally {
      this.#awaited -= 1
    }
  }

  #take(): Due | null {
    const due = this.#due
    this.#due = null
    return due
  }

  async make(step: RespondStep, due: Due): Promise<void> {
    await this.#call.until(() => this.#active === null, 30_000, 'the last response did not end')
    const active = this.#begin(due, false)
    await produce(this.#call, active, step)
    if (!active.cancelled) this.#finish(active, step)
    if (!step.overlap) await this.#call.playback.silent()
  }

  /** Beside the conversation: its items belong to none. */
  async makeOutOfBand(metadata: Record<string, string> | null): Promise<void> {
    const step: RespondStep = { kind: 'respond', write: 'Out of band.' }
    const active: Active = { ...this.#newActive({ by: 'client', metadata }), outOfBand: true }
    await produce(this.#call, active, step)
    this.#sendDone(active, step)
  }

  #newActive(due: Due): Active {
    return {
      id: this.#call.newId('resp'),
      due,
      announced: false,
      outOfBand: false,
      output: [],
      open: null,
      cancelled: null,
      said: '',
      spokenMs: 0,
    }
  }

  #begin(due: Due, outOfBand: boolean): Active {
    this.#active = { ...this.#newActive(due), outOfBand }
    return this.#active
  }

  #finish(active: Active, step: RespondStep): void {
    this.#active = null
    this.#sendDone(active, step)
    this.#call.playback.generated(active.id)
    this.#call.turns.replied()
  }

  #sendDone(active: Active, step: RespondStep): void {
    const counted = this.#call.usage.response(active.said, active.spokenMs)
    const usage = step.usage === undefined ? counted : step.usage
    const status = step.status ?? 'completed'
    const details =
      status === 'completed'
        ? null
        : status === 'incomplete'
          ? { type: 'incomplete' as const, reason: 'max_output_tokens' as const }
          : { type: 'failed' as const, error: step.error ?? { type: 'server_error', message: 'It failed.' } }
    announce(this.#call, active)
    this.#call.wire.send({
      type: 'response.done',
      response: { ...responseOf(this.#call, active), status, status_details: details, usage },
    })
    this.#call.wire.send({
      type: 'rate_limits.updated',
      rate_limits: [{ name: 'tokens', limit: 800_000, remaining: 799_000, reset_seconds: 0.07 }],
    })
  }

  /** The author spoke into it. */
  interrupt(heardMs?: number): void {
    this.#call.playback.clear(heardMs)
    this.#cancelActive('turn_detected')
    this.#take()
  }

  /** False when there is nothing to cancel. */
  cancel(): boolean {
    if (this.#active) {
      this.#cancelActive('client_cancelled')
      return true
    }
    const due = this.#take()
    if (!due) return false
    this.#begin(due, false)
    this.#cancelActive('client_cancelled')
    return true
  }

  #cancelActive(reason: 'turn_detected' | 'client_cancelled'): void {
    const active = this.#active
    if (!active) return
    this.#active = null
    active.cancelled = reason
    if (active.open) active.output.push(active.open.close('incomplete'))
    active.open = null
    announce(this.#call, active)
    const usage = this.#call.usage.response(active.said, active.spokenMs)
    this.#call.wire.send({
      type: 'response.done',
      response: {
        ...responseOf(this.#call, active),
        status: 'cancelled',
        status_details: { type: 'cancelled', reason },
        usage,
      },
    })
    this.#call.playback.generated(active.id)
    this.#call.turns.replied()
  }
}
