// Plays a script into one HTTP response.
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ModelUsage } from '../../../src/shared/drafting/model-request.ts'
import type { AskedRequest, BilledAnswer, Ending } from './asked-request.ts'
import { aborted, type Gate } from './gate.ts'
import type { Finish, Script, Step } from './script.ts'
import type { Ended, Wire } from './wire.ts'

const CHUNK = 24
const FLOOD_PIECE = 'so on and on and '.repeat(1_000)

export interface Playing {
  response: ServerResponse
  asked: AskedRequest
  wire: Wire
  gate: Gate
  /** The connection is closed, or the server closes. */
  signal: AbortSignal
  bill(answer: BilledAnswer): void
}

/** `aborted`: the signal came first. */
export async function playScript(script: Script, playing: Playing): Promise<Ending> {
  const play = new Play(playing)
  for (const step of script) {
    await play.step(step)
    if (play.over !== null) return play.over
    if (playing.signal.aborted) return 'aborted'
  }
  playing.response.end()
  return 'answered'
}

class Play {
  over: Ending | null = null
  readonly #p: Playing
  #pieces = 0
  #text = ''
  #refusal = ''
  #begun = false

  constructor(playing: Playing) {
    this.#p = playing
  }

  async step(step: Step): Promise<void> {
    switch (step.kind) {
      case 'http':
        return this.#http(step)
      case 'begin':
        return this.#begin()
      case 'text':
        return this.#pieceByPiece(step)
      case 'flood':
        return this.#flood(step.bytes)
      case 'think':
        return this.#send(this.#p.wire.think(step.text))
      case 'refuse':
        this.#refusal += step.text
        return this.#send(this.#p.wire.refusal(step.text))
      case 'raw':
        return this.#send(step.data)
      case 'wait':
        return this.#wait(step.ms)
      case 'hang':
        return aborted(this.#p.signal)
      case 'cut':
        return this.#cut()
      case 'fail':
        return this.#fail(step)
      case 'finish':
        return this.#finish(step.reason ?? 'stop', step.usage)
    }
  }

  #http({ status, body, headers }: Extract<Step, { kind: 'http' }>): void {
    const type = typeof body === 'string' ? 'text/html' : 'application/json'
    this.#p.response.writeHead(status, { 'content-type': type, ...headers })
    this.#p.response.end(typeof body === 'string' ? body : JSON.stringify(body))
    this.over = 'answered'
  }

  async #begin(): Promise<void> {
    if (this.#begun || !this.#p.asked.streams) return
    this.#begun = true
    const { response, wire } = this.#p
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
    })
    await this.#write(wire.begin())
  }

  async #pieceByPiece({ text, chunk = CHUNK, delayMs = 0 }: Extract<Step, { kind: 'text' }>): Promise<void> {
    for (let at = 0; at < text.length && !this.#p.signal.aborted; at += chunk) {
      await this.#wait(delayMs)
      await this.#piece(text.slice(at, at + chunk))
    }
  }

  async #flood(bytes: number): Promise<void> {
    for (let sent = 0; sent < bytes && !this.#p.signal.aborted; sent += FLOOD_PIECE.length)
      await this.#piece(FLOOD_PIECE)
  }

  async #piece(piece: string): Promise<void> {
    await this.#begin()
    await this.#p.gate.pass(this.#pieces++, this.#p.signal)
    this.#text += piece
    await this.#send(this.#p.wire.text(piece))
  }

  async #fail({ code, message, as }: Extract<Step, { kind: 'fail' }>): Promise<void> {
    await this.#send(this.#p.wire.fail(code, message, as))
    this.#p.response.end()
    this.over = 'answered'
  }

  async #finish(reason: Finish, told: ModelUsage | null | undefined): Promise<void> {
    const { asked, wire, response, gate, signal, bill } = this.#p
    await gate.pass(Number.POSITIVE_INFINITY, signal)
    if (signal.aborted) return
    const usage = told === undefined ? this.#counted() : told
    const ended: Ended = { reason, usage, text: this.#text, refusal: this.#refusal }
    if (asked.streams) await this.#send(wire.finish(ended))
    else this.#http({ kind: 'http', status: 200, body: wire.whole(ended) })
    response.end()
    this.over = 'answered'
    bill({ key: asked.idempotencyKey, path: asked.path, model: asked.model, text: this.#text, usage })
  }

  #counted(): ModelUsage {
    const tokens = (text: string) => Math.ceil(text.length / 4)
    return {
      inputTokens: tokens(this.#p.asked.promptText),
      cachedTokens: 0,
      outputTokens: tokens(this.#text + this.#refusal),
    }
  }

  #cut(): void {
    this.#p.response.destroy()
    this.over = 'cut'
  }

  async #wait(ms: number): Promise<void> {
    if (ms > 0) await sleep(ms, undefined, { signal: this.#p.signal }).catch(() => undefined)
  }

  async #send(data: string): Promise<void> {
    if (!this.#p.asked.streams) return
    await this.#begin()
    await this.#write(data)
  }

  async #write(data: string): Promise<void> {
    const { response, signal } = this.#p
    if (signal.aborted || response.destroyed) return
    if (!response.write(data)) await once(response, 'drain', { signal }).catch(() => undefined)
  }
}
