// What sounds on the call, and how much of it was heard when it is cut off.
import type { Conversation } from './conversation.ts'
import type { Wire } from './wire.ts'

interface Speaker {
  play(ms: number): void
  silence(): void
}
interface Sounding {
  responseId: string
  began: number
  spoken: { itemId: string; ms: number }[]
  generated: boolean
  timer: NodeJS.Timeout | null
}

export class Playback {
  readonly #wire: Wire
  readonly #conversation: Conversation
  readonly #speaker: Speaker
  readonly #truncates: boolean
  #sounding: Sounding | null = null
  #whenSilent: (() => void)[] = []

  constructor(wire: Wire, conversation: Conversation, speaker: Speaker, truncates: boolean) {
    this.#wire = wire
    this.#conversation = conversation
    this.#speaker = speaker
    this.#truncates = truncates
  }

  get isSounding(): boolean {
    return this.#sounding !== null
  }

  /** Another item of a response begins to sound, after those before it. */
  add(responseId: string, itemId: string, ms: number): void {
    if (this.#sounding?.responseId !== responseId) {
      this.#stop('stopped')
      this.#sounding = { responseId, began: performance.now(), spoken: [], generated: false, timer: null }
      this.#wire.send({ type: 'output_audio_buffer.started', response_id: responseId })
    }
    this.#sounding.spoken.push({ itemId, ms })
    this.#speaker.play(this.#leftMs(this.#sounding))
  }

  /** Nothing follows: it ends when all of it has sounded. */
  generated(responseId: string): void {
    const sounding = this.#sounding
    if (sounding?.responseId !== responseId) return
    sounding.generated = true
    const left = this.#leftMs(sounding)
    if (left <= 0) this.#stop('stopped')
    else sounding.timer = setTimeout(() => this.#stop('stopped'), left)
  }

  /** Cuts it off; what was not heard is truncated. */
  clear(heardMs?: number): void {
    const sounding = this.#sounding
    if (!sounding) return
    let heard = heardMs ?? Math.round(performance.now() - sounding.began)
    this.#stop('cleared')
    for (const { itemId, ms } of sounding.spoken) {
      if (heard < ms) this.#truncate(itemId, heard)
      heard = Math.max(0, heard - ms)
    }
  }

  async silent(): Promise<void> {
    if (this.#sounding) await new Promise<void>((resolve) => this.#whenSilent.push(resolve))
  }

  /** The call is over. */
  end(): void {
    if (this.#sounding?.timer) clearTimeout(this.#sounding.timer)
    this.#sounding = null
    this.#release()
  }

  #truncate(itemId: string, heardMs: number): void {
    this.#conversation.note(itemId, { heardMs })
    if (this.#truncates)
      this.#wire.send({
        type: 'conversation.item.truncated',
        item_id: itemId,
        content_index: 0,
        audio_end_ms: heardMs,
      })
  }

  #leftMs({ began, spoken }: Sounding): number {
    return spoken.reduce((sum, { ms }) => sum + ms, 0) - (performance.now() - began)
  }

  #stop(how: 'stopped' | 'cleared'): void {
    const sounding = this.#sounding
    if (!sounding) return
    if (sounding.timer) clearTimeout(sounding.timer)
    this.#sounding = null
    this.#speaker.silence()
    this.#wire.send({ type: `output_audio_buffer.${how}`, response_id: sounding.responseId })
    this.#release()
  }

  #release(): void {
    const waiting = this.#whenSilent
    this.#whenSilent = []
    for (const resolve of waiting) resolve()
  }
}
