// Who the author talks with: the interviewer, while there is a connection; the guide, while there is none.
import type { ConnectionEnd, ConnectReason } from '../../shared/ipc/voice-views.ts'
import { isRotationDue } from '../../shared/realtime/connection-plan.ts'
import type { Recorder } from '../recorder/recorder-types.ts'
import type { VoiceProblem } from '../stores/voice-store.ts'
import { Connector } from './connector.ts'
import { newItemId } from './local-items.ts'
import { createOfflineInterview, type OfflineInterview } from './offline-interview.ts'
import { createReconnection, type Reconnection } from './reconnection.ts'
import type { SessionPorts } from './session-ports.ts'
import type { Talk } from './talk.ts'
import { codeOf, lostProblem, problemOf } from './voice-problems.ts'

export class Link {
  readonly connector: Connector
  readonly offline: OfflineInterview
  private readonly reconnection: Reconnection
  private readonly talk: Talk
  private readonly ports: SessionPorts
  private readonly recorder: Recorder
  private readonly sessionId: string
  private openedAt = 0
  /** Milliseconds since the epoch; null while there is a connection, or nobody misses one. */
  private lostAt: number | null = null
  /** Why the present connection is made, until the talk goes on. */
  private reason: ConnectReason | null = null
  private isWanted = true

  constructor(sessionId: string, talk: Talk, recorder: Recorder, ports: SessionPorts) {
    this.sessionId = sessionId
    this.talk = talk
    this.ports = ports
    this.recorder = recorder
    this.connector = this.makeConnector()
    this.offline = this.makeOffline()
    this.reconnection = createReconnection({
      connect: (reason) => this.connector.connect(reason, recorder.microphone),
      failed: (error, willRetry) => this.failed(error, willRetry),
      nextAttempt: (nextAttemptAt) => ports.show({ nextAttemptAt }),
      now: ports.now,
      random: ports.random,
    })
  }

  begin(reason: ConnectReason): void {
    this.isWanted = true
    this.reason = reason
    this.ports.show({ phase: reason === 'rotate' ? 'rotating' : 'connecting', problem: null })
    this.reconnection.start(reason)
  }

  /** Now, instead of when it would be time. */
  retry(): void {
    if (this.isWanted && !this.connector.isOpen) this.reconnection.now()
  }

  /** The talk can go on. */
  ready(): void {
    if (!this.isWanted) return
    const { talk, ports } = this
    this.reconnection.succeeded()
    ports.show({ phase: 'live', problem: null, nextAttemptAt: null })
    // After a rotation the talk simply goes on; else somebody has to begin.
    if (this.reason !== null && this.reason !== 'rotate') talk.conversation.feed({ type: 'speak_first' })
    this.reason = null
  }

  /** No interviewer for now: the recorder goes on, the guide asks. */
  goAudioOnly(end: ConnectionEnd, problem: VoiceProblem, again: boolean): void {
    this.drop(end)
    if (!this.isWanted) return
    this.beginOffline()
    this.ports.show({ phase: 'audio_only', problem })
    this.reason = 'reconnect'
    if (again) this.reconnection.start('reconnect')
    else this.reconnection.cancel()
  }

  /** The service will not keep this connection, or it grew old: another one, at once. */
  rotate(end: 'rotated' | 'expired'): void {
    this.drop(end)
    this.begin('rotate')
  }

  rotateWhenDue(): void {
    const { conversation } = this.talk
    const { authorSpeaking, interviewerSpeaking, thinking, tools } = conversation.activity()
    const isBusy = authorSpeaking || interviewerSpeaking || thinking || tools.length > 0
    // Words on their way would end with the connection.
    const quiet = !isBusy && conversation.awaitingWords().length === 0
    const isLive = this.connector.isOpen && this.isWanted
    if (isLive && isRotationDue(this.ports.now() - this.openedAt, quiet)) this.rotate('rotated')
  }

  /** Nobody is talked with until `begin`; a connection that stands is kept. */
  rest(): void {
    this.isWanted = false
    this.reconnection.cancel()
    this.offline.end()
  }

  /** The connection that was kept is used again. */
  wake(): void {
    this.isWanted = true
  }

  end(end: ConnectionEnd): void {
    this.rest()
    this.drop(end)
    this.lostAt = null
  }

  private drop(end: ConnectionEnd): void {
    this.connector.end(end)
    this.talk.disconnected()
    this.ports.remoteAudio.stop()
    this.ports.alert('faltering', null)
    this.lostAt ??= this.ports.wallNow()
  }

  private beginOffline(): void {
    this.lostAt ??= this.ports.wallNow()
    if (!this.offline.isOn) this.offline.begin(this.talk.conversation.unfinishedSpeechMs())
  }

  /** Before the new connection's first event: what was said without one stands before all it brings. */
  private closeGap(): void {
    this.offline.end()
    if (this.lostAt !== null) this.talk.markGap(Math.round((this.ports.wallNow() - this.lostAt) / 1000))
    this.lostAt = null
  }

  private failed(error: unknown, willRetry: boolean): void {
    if (!this.isWanted) return
    this.beginOffline()
    const problem = problemOf(error)
    const shown: VoiceProblem = willRetry ? { ...problem, action: 'retry' } : problem
    this.ports.show({ phase: 'audio_only', problem: shown, nextAttemptAt: null })
    if (codeOf(error) === null) this.ports.report(error)
  }

  private makeConnector(): Connector {
    const { ports, talk, recorder, sessionId } = this
    return new Connector({
      newTransport: () => ports.newTransport(),
      exchange: (sdp, reason) => ports.request('voice.connect', { sessionId, sdp, reason }),
      hangUp: (n, end) =>
        void ports.request('voice.endConnection', { sessionId, n, end }).catch(ports.report),
      opened: (connection, created) => {
        this.openedAt = ports.now()
        this.closeGap()
        ports.show({ connections: connection.n, nextAttemptAt: null })
        talk.connected(connection, created)
      },
      event: (raw) => talk.receive(raw),
      refused: (reason) => talk.conversation.note({ type: 'studio.refused', reason: reason.slice(0, 200) }),
      faltering: (now) => ports.alert('faltering', now ? faltering : null),
      remoteAudio: (stream) => {
        ports.remoteAudio.play(stream)
        recorder.recordInterviewer(stream)
      },
      lost: () => this.goAudioOnly('lost', lostProblem, true),
    })
  }

  private makeOffline(): OfflineInterview {
    const { ports, talk, recorder, sessionId } = this
    return createOfflineInterview({
      ask: (itemId) => ports.request('voice.askOffline', { sessionId, itemId }),
      asked: (itemId, question) => talk.asked(itemId, question),
      heard: (span) => talk.heardAsSound(span),
      clockMs: () => recorder.clockMs(),
      newItemId: () => newItemId('guide', ports.newId),
      failed: ports.report,
    })
  }
}

const faltering = {
  tone: 'warn',
  title: 'The connection falters',
  message: 'The interviewer may not hear you for a moment. The recording goes on.',
} as const
