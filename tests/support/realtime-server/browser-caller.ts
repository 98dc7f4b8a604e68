// Calls the test server from a bare Chromium window, as a browser would and without the studio.
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMessage, type Message } from './read-message.ts'

interface Caller {
  messages: string[]
  states: string[]
  loudest: number
  peer: RTCPeerConnection
  channel: RTCDataChannel
}
declare global {
  interface Window {
    caller?: Caller
  }
}

const WAIT_MS = 20_000
const POLL_MS = 50

export class BrowserCaller {
  readonly #app: ElectronApplication
  readonly #page: Page
  readonly #dataDir: string

  private constructor(app: ElectronApplication, page: Page, dataDir: string) {
    this.#app = app
    this.#page = page
    this.#dataDir = dataDir
  }

  static async open(switches: string[]): Promise<BrowserCaller> {
    const dataDir = mkdtempSync(join(tmpdir(), 'caller-'))
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const app = await _electron.launch({
      args: [
        ...root,
        '--log-level=3',
        join(import.meta.dirname, 'browser-app'),
        `--user-data-dir=${dataDir}`,
        ...switches,
      ],
    })
    return new BrowserCaller(app, await app.firstWindow(), dataDir)
  }

  /** Microphone, offer, HTTP, answer, open channel. Gives the milliseconds from the microphone to the open channel. */
  async connect(baseUrl: string, session: object = {}): Promise<number> {
    const offer = await this.#page.evaluate(openPeer)
    const began = performance.now()
    const form = new FormData()
    form.append('sdp', new Blob([offer], { type: 'application/sdp' }))
    form.append(
      'session',
      new Blob([JSON.stringify({ type: 'realtime', ...session })], { type: 'application/json' }),
    )
    const response = await fetch(`${baseUrl}/realtime/calls`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk-test' },
      body: form,
    })
    if (response.status !== 201)
      throw new Error(`The call was refused: ${response.status} ${await response.text()}`)
    const answer = await response.text()
    await this.#page.evaluate(
      (sdp) => window.caller?.peer.setRemoteDescription({ type: 'answer', sdp }),
      answer,
    )
    await this.got('session.created')
    return performance.now() - began
  }

  async send(event: object): Promise<void> {
    await this.#page.evaluate((text) => window.caller?.channel.send(text), JSON.stringify(event))
  }

  async messages(): Promise<Message[]> {
    const texts = await this.#page.evaluate(() => window.caller?.messages ?? [])
    return texts.map(readMessage)
  }

  async states(): Promise<string[]> {
    return this.#page.evaluate(() => window.caller?.states ?? [])
  }

  /** The loudest that was heard of the server, 0 to 1. */
  async loudest(): Promise<number> {
    return this.#page.evaluate(() => window.caller?.loudest ?? 0)
  }

  async got(type: string, count = 1, withinMs = WAIT_MS): Promise<Message[]> {
    let found: Message[] = []
    await this.until(
      `not ${count} ${type}`,
      async () => {
        found = (await this.messages()).filter((message) => message.type === type)
        return found.length >= count
      },
      withinMs,
    )
    return found
  }

  async until(otherwise: string, isSo: () => Promise<boolean>, withinMs = WAIT_MS): Promise<void> {
    const last = performance.now() + withinMs
    while (!(await isSo())) {
      if (performance.now() > last) throw new Error(`Within ${withinMs} ms: ${otherwise}`)
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }

  async close(): Promise<void> {
    await this.#app.close()
    rmSync(this.#dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** In the page. */
async function openPeer(): Promise<string> {
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true } })
  const peer = new RTCPeerConnection()
  const channel = peer.createDataChannel('oai-events')
  const caller: Caller = { messages: [], states: [], loudest: 0, peer, channel }
  window.caller = caller
  channel.addEventListener('message', ({ data }) => caller.messages.push(String(data)))
  channel.addEventListener('close', () => caller.states.push('channel closed'))
  peer.addEventListener('connectionstatechange', () => caller.states.push(peer.connectionState))
  peer.addEventListener('track', ({ track }) => {
    const stream = new MediaStream([track])
    const audio = document.querySelector('audio')
    if (audio) audio.srcObject = stream
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      caller.loudest = Math.max(caller.loudest, ...samples)
    }, 20)
  })
  for (const track of microphone.getTracks()) peer.addTrack(track, microphone)
  await peer.setLocalDescription(await peer.createOffer())
  return peer.localDescription?.sdp ?? ''
}
