// A live session without a window: main answers from a table, the transport is a list of what was sent, and a test says
// what comes back. Real everything else; WebRTC itself is tested in real Electron.
import type { Client } from '../../src/renderer/bridge/client.ts'
import { LiveSession } from '../../src/renderer/realtime/live-session.ts'
import type { RealtimeTransport, TransportListeners } from '../../src/renderer/realtime/realtime-transport.ts'
import type { Recorder } from '../../src/renderer/recorder/recorder-types.ts'
import { noVoice, withAlert, type VoiceState } from '../../src/renderer/stores/voice-store.ts'
import type { EventName, Events } from '../../src/shared/ipc/contract.ts'
import type { UsageView, VoiceConnection, VoiceSessionView } from '../../src/shared/ipc/voice-views.ts'
import type { ClientEvent } from '../../src/shared/realtime/client-event.ts'
import type { LogEntry } from '../../src/shared/realtime/log-entry.ts'
import { noUsage } from '../../src/shared/realtime/cost.ts'
import type { TranscriptItemInput } from '../../src/shared/transcript/item.ts'

export type Routes = Record<string, (input: Record<string, unknown>) => unknown>

export class ScriptedTransport implements RealtimeTransport {
  readonly sent: ClientEvent[] = []
  listeners: TransportListeners | null = null
  isHeard = true
  isClosed = false

  async open(
    { exchange }: { exchange(offer: string): Promise<string> },
    listeners: TransportListeners,
  ): Promise<void> {
    await exchange('offer')
    if (this.isClosed) throw new DOMException('Ended', 'AbortError')
    this.listeners = listeners
  }
  send(event: ClientEvent): 'sent' | 'not_open' {
    if (this.isClosed) return 'not_open'
    this.sent.push(event)
    return 'sent'
  }
  setMicrophone(enabled: boolean): void {
    this.isHeard = enabled
  }
  replaceMicrophone(): void {}
  close(): void {
    this.isClosed = true
  }

  /** From the service. */
  says(...events: Record<string, unknown>[]): void {
    for (const event of events) this.listeners?.event(event)
  }
  breaks(): void {
    this.isClosed = true
    this.listeners?.ended({ kind: 'lost', message: 'gone' })
  }
  types(): string[] {
    return this.sent.map(({ type }) => type)
  }
}

export interface ScriptedSession {
  session: LiveSession
  transports: ScriptedTransport[]
  /** The newest. */
  transport(): ScriptedTransport
  state(): VoiceState
  /** Requests of a route, in order. */
  asked(route: string): Record<string, unknown>[]
  items: Map<string, TranscriptItemInput>
  entries: LogEntry[]
  tell<N extends EventName>(name: N, payload: Events[N]): void
  recorder: { paused: boolean; stopped: boolean; flushed: number }
  clock: { ms: number }
  reported: unknown[]
}

export const usage = (change: Partial<UsageView> = {}): UsageView => ({
  totals: noUsage,
  connectedMs: 0,
  costUsd: 0,
  ceilingUsd: null,
  ceilingReached: false,
  ...change,
})

export function emptyView(): VoiceSessionView {
  return {
    session: {
      id: 's',
      projectId: 'p',
      kind: 'voice',
      stage: 'ghostwriting',
      status: 'live',
      startedAt: 0,
      endedAt: null,
    },
    items: [],
    nextSeq: 0,
    recordedMs: 0,
    connections: [],
    usage: usage(),
    interruptions: 0,
  }
}

const wireSession = {
  type: 'realtime',
  audio: { input: { turn_detection: { type: 'semantic_vad' } } },
} as const

export function scriptSession(routes: Routes = {}, view = emptyView()): ScriptedSession {
  const transports: ScriptedTransport[] = []
  const asked: { route: string; input: Record<string, unknown> }[] = []
  const listeners = new Map<string, Set<(payload: never) => void>>()
  const items = new Map<string, TranscriptItemInput>()
  const entries: LogEntry[] = []
  const reported: unknown[] = []
  const clock = { ms: 0 }
  const recorder = { paused: false, stopped: false, flushed: 0 }
  let state: VoiceState = { ...noVoice }
  let ids = 0
  let n = 0
  const answers: Routes = {
    'voice.connect': ({ reason }): VoiceConnection => ({
      n: ++n,
      sdp: 'answer',
      model: 'gpt-realtime-2.1',
      stage: 'ghostwriting',
      session: wireSession,
      seeds:
        reason === 'start'
          ? []
          : [
              {
                id: `seed_${n}_0`,
                type: 'message',
                role: 'system',
                content: [{ type: 'input_text', text: 'So far.' }],
              },
            ],
    }),
    'voice.record': (input) => {
      entries.push(...(input['entries'] as LogEntry[]))
      for (const item of input['items'] as TranscriptItemInput[]) items.set(item.itemId, item)
      return null
    },
    'voice.usage': () => usage(),
    'voice.endConnection': () => null,
    'voice.pause': () => view,
    'voice.resume': () => view,
    'voice.stop': () => ({ sessionId: 's' }),
    'voice.plan': () => ({ stage: 'ghostwriting', session: { ...wireSession, instructions: 'new' } }),
    'voice.askOffline': ({ itemId }) => ({
      id: `q-${String(itemId)}`,
      text: 'Where was that?',
      hint: null,
      payload: { questionId: 'q' },
    }),
    'tools.call': () => ({ ok: true }),
    ...routes,
  }
  const request = (async (route: string, input: Record<string, unknown>) => {
    asked.push({ route, input })
    await Promise.resolve()
    const answer = answers[route]
    if (answer === undefined) throw new Error(`No answer for ${route}`)
    return answer(input)
  }) as unknown as Client['request']
  const fakeRecorder: Recorder = {
    microphone: {} as MediaStreamTrack,
    clockMs: () => clock.ms,
    useMicrophone: () => Promise.resolve(),
    recordInterviewer: () => undefined,
    pause: async () => void (recorder.paused = true),
    resume: async () => void (recorder.paused = false),
    flush: async () => void (recorder.flushed += 1),
    stop: async () => void (recorder.stopped = true),
  }
  const session = new LiveSession(view, fakeRecorder, {
    request,
    subscribe: (name, listener) => {
      const ofName = listeners.get(name) ?? new Set()
      listeners.set(name, ofName)
      ofName.add(listener as (payload: never) => void)
      return () => void ofName.delete(listener as (payload: never) => void)
    },
    newTransport() {
      const transport = new ScriptedTransport()
      transports.push(transport)
      return transport
    },
    remoteAudio: { play: () => undefined, stop: () => undefined },
    now: () => performance.now(),
    wallNow: () => Date.now(),
    newId: () => `id${String(++ids).padStart(4, '0')}`,
    random: () => 0.5,
    show: (change) => void (state = { ...state, ...change }),
    alert: (id, alert) => void (state = { ...state, alerts: withAlert(state.alerts, id, alert) }),
    report: (error) => void reported.push(error),
  })
  return {
    session,
    transports,
    transport: () => transports.at(-1) ?? new ScriptedTransport(),
    state: () => state,
    asked: (route) => asked.filter((each) => each.route === route).map(({ input }) => input),
    items,
    entries,
    tell(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
    recorder,
    clock,
    reported,
  }
}
