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
    const active = this.#begin(due)
    const made = this.#produce(active, step)
    if (step.overlap !== 'making') {
      await made
      if (step.overlap === undefined) await this.#call.playback.silent()
      return
    }
    let isMade = false
    const settled = made.finally(() => (isMade = true))
    settled.catch((error: unknown) =>
      this.#call.log.add('note', this.#call.id, `cut short: ${String(error)}`, ''),
    )
    await this.#call.until(() => isMade || this.#call.playback.isSounding, 30_000, 'nothing was heard of it')
  }

  async #produce(active: Active, step: RespondStep): Promise<void> {
    await produce(this.#call, active, step)
    if (!active.cancelled) this.#finish(active, step)
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

  #begin(due: Due): Active {
    this.#active = this.#newActive(due)
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
    this.#cancel('turn_detected')
  }

  /** False when there is nothing to cancel. */
  cancel(): boolean {
    return this.#cancel('client_cancelled')
  }

  /** What is due and not begun is told as begun and cancelled: the service would have begun it at once. */
  #cancel(reason: 'turn_detected' | 'client_cancelled'): boolean {
    const due = this.#active ? null : this.#take()
    if (due) this.#begin(due)
    if (!this.#active) return false
    this.#cancelActive(reason)
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
