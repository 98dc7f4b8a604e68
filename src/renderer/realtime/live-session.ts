// A voice session while it is in front of the author: recorder, talk and link, from the first word to the last.
import type {
  ConnectReason,
  UsageView,
  VoiceSessionView,
  VoiceSummary,
} from '../../shared/ipc/voice-views.ts'
import type { SequencerProblem } from '../../shared/realtime/sequencer-types.ts'
import type { Recorder } from '../recorder/recorder-types.ts'
import { settleLastWords } from './last-words.ts'
import { Link } from './link.ts'
import type { SessionPorts } from './session-ports.ts'
import { Talk } from './talk.ts'
import { ceilingProblem, quotaProblem } from './voice-problems.ts'

const TICK_MS = 1000
const SAVE_GROWING_MS = 2000
const REPORT_USAGE_MS = 5000
/** A paused connection is kept this long: a short pause costs no new one. */
const KEEP_PAUSED_MS = 60_000

export class LiveSession {
  private readonly talk: Talk
  private readonly link: Link
  private readonly recorder: Recorder
  private readonly ports: SessionPorts
  private readonly sessionId: string
  private readonly timers: number[]
  private pausedAt: number | null = null
  private usage: UsageView

  constructor(view: VoiceSessionView, recorder: Recorder, ports: SessionPorts) {
    this.ports = ports
    this.recorder = recorder
    this.sessionId = view.session.id
    this.usage = view.usage
    this.talk = new Talk(view, {
      ...ports,
      clockMs: () => recorder.clockMs(),
      send: (event) => this.link.connector.send(event),
      problem: (problem) => this.hearProblem(problem),
      ready: () => this.link.ready(),
      used: (usage) => this.mindCeiling(usage),
    })
    this.link = new Link(this.sessionId, this.talk, recorder, ports)
    this.timers = [
      window.setInterval(() => this.tick(), TICK_MS),
      window.setInterval(() => this.talk.conversation.saveAll(), SAVE_GROWING_MS),
      window.setInterval(() => void this.talk.report(), REPORT_USAGE_MS),
    ]
  }

  begin(reason: ConnectReason): void {
    this.showClock(true)
    this.link.wake()
    if (!this.stopAtCeiling()) this.link.begin(reason)
  }

  setMuted(muted: boolean): void {
    this.link.connector.setMicrophone(!muted)
    this.ports.show({ muted })
  }

  /** "Let me think." */
  setHeld(held: boolean): void {
    this.talk.conversation.feed({ type: 'held', on: held })
    this.ports.show({ held })
  }

  say(text: string): void {
    const itemId = this.talk.type(text)
    if (this.link.connector.isOpen) this.talk.conversation.feed({ type: 'typed', itemId, text })
    else void this.link.offline.next()
  }

  askOther(): Promise<void> {
    return this.link.offline.next()
  }

  /** Also after the author changed the settings: a higher ceiling, another key or server. */
  async retry(): Promise<void> {
    if (this.usage.ceilingReached) await this.talk.report()
    if (!this.usage.ceilingReached) this.link.retry()
  }

  async pause(): Promise<void> {
    this.pausedAt = this.ports.now()
    this.link.rest()
    if (this.link.connector.isOpen) this.talk.conversation.feed({ type: 'paused', on: true })
    this.link.connector.setMicrophone(false)
    await this.recorder.pause()
    this.showClock(false)
    await this.talk.save()
    await this.ports.request('voice.pause', { sessionId: this.sessionId })
    this.ports.show({ phase: 'paused', problem: null })
  }

  async goOn(): Promise<void> {
    const { session, usage } = await this.ports.request('voice.resume', { sessionId: this.sessionId })
    await this.recorder.resume()
    this.pausedAt = null
    this.usage = usage
    this.link.connector.setMicrophone(true)
    this.ports.show({ session, muted: false })
    if (!this.link.connector.isOpen) return this.begin('resume')
    this.showClock(true)
    this.link.wake()
    this.talk.conversation.align()
    this.talk.conversation.feed({ type: 'paused', on: false })
    this.ports.show({ phase: 'live' })
  }

  async stop(): Promise<VoiceSummary> {
    this.ports.show({ phase: 'stopping', problem: null })
    if (this.link.connector.isOpen && this.pausedAt === null)
      await settleLastWords(this.talk.conversation, this.link.connector)
    await this.closeDown('stopped')
    return this.ports.request('voice.stop', { sessionId: this.sessionId, shown: this.talk.shown() })
  }

  /** The window closes: everything is kept, and the session waits to be gone on with. */
  async leave(): Promise<void> {
    await this.closeDown('paused')
    await this.ports.request('voice.pause', { sessionId: this.sessionId })
  }

  level(level: number): void {
    this.link.offline.level(level)
  }

  /** Throws what getUserMedia throws; then the one in use stays. */
  useMicrophone(deviceId: string): Promise<void> {
    return this.recorder.useMicrophone(deviceId)
  }

  microphoneChanged(track: MediaStreamTrack): void {
    this.link.connector.replaceMicrophone(track)
  }

  /** The computer goes to sleep: what was said is on the disk before it does. */
  async flush(): Promise<void> {
    await Promise.all([this.recorder.flush(), this.talk.save()])
  }

  private async closeDown(end: 'stopped' | 'paused'): Promise<void> {
    for (const timer of this.timers) window.clearInterval(timer)
    this.link.end(end)
    await this.recorder.stop()
    this.showClock(false)
    await this.talk.finish()
  }

  private showClock(isRunning: boolean): void {
    const { now, show } = this.ports
    show({ clock: { ms: this.recorder.clockMs(), since: isRunning ? now() : null } })
  }

  private tick(): void {
    this.talk.conversation.feed({ type: 'tick' })
    this.link.offline.tick()
    this.link.rotateWhenDue()
    const pausedLong = this.pausedAt !== null && this.ports.now() - this.pausedAt > KEEP_PAUSED_MS
    if (pausedLong && this.link.connector.isOpen) this.link.end('paused')
  }

  private mindCeiling(usage: UsageView): void {
    const isNew = !this.usage.ceilingReached
    this.usage = usage
    // Also while a connection is only being tried for.
    if (isNew || this.link.connector.isOpen) this.stopAtCeiling()
  }

  private stopAtCeiling(): boolean {
    const { ceilingReached, ceilingUsd } = this.usage
    if (!ceilingReached || ceilingUsd === null) return false
    this.link.goAudioOnly('ceiling', ceilingProblem(ceilingUsd), false)
    return true
  }

  private hearProblem(problem: SequencerProblem): void {
    this.talk.conversation.note({ type: 'studio.problem', ...problem })
    switch (problem.kind) {
      case 'quota':
        return this.link.goAudioOnly('refused', quotaProblem, false)
      case 'expired':
        return this.link.rotate('expired')
      case 'session_refused':
        return this.ports.alert('service', staleInstructions)
      case 'response_failed':
        return this.ports.alert('service', unanswered)
      case 'service':
        return
    }
  }
}

const staleInstructions = {
  tone: 'warn',
  title: 'The interviewer may be a step behind',
  message:
    'The service did not take its newest instructions. Go on as you like: everything is kept. Pausing for a minute makes a new connection.',
} as const

const unanswered = {
  tone: 'warn',
  title: 'The interviewer could not answer',
  message:
    'The service failed to make a reply, twice. What you said is kept; say or write something to go on.',
} as const
