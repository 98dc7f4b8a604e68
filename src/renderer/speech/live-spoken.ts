// A recording or a guided interview by voice while it goes on: the recorder, the ears, and the questions.
import type { InterviewQuestion, InterviewView } from '../../shared/ipc/views.ts'
import type { SpokenSummary, SpokenView } from '../../shared/ipc/spoken-views.ts'
import { StudioError } from '../../shared/errors.ts'
import type { Client } from '../bridge/client.ts'
import type { Recorder } from '../recorder/recorder-types.ts'
import { withMarker, type SpokenState } from '../stores/spoken-store.ts'
import { openHearingLink, type HearingLink } from './hearing-link.ts'
import { createPauseWatch } from './pause-watch.ts'
import type { ReadAloud } from './read-aloud.ts'
import { createWaveform } from './waveform.ts'

export interface SpokenPorts extends Pick<Client, 'request' | 'subscribe'> {
  state(): SpokenState
  show(change: Partial<SpokenState>): void
  /** Milliseconds, monotonic. */
  now(): number
  settings(): { nextQuestionPauseMs: number | null; readAloud: boolean; language: string }
  /** What the screen shows of the transcript. */
  shown(sessionId: string): Promise<{ itemId: string; text: string | null }[]>
  readAloud: ReadAloud
  /** Something went wrong that the author cannot mend and that stops nothing. */
  report(error: unknown): void
  problem(title: string, error: unknown): void
}

export type SpokenStep = 'skip' | 'another' | 'back'

const TICK_MS = 250

export class LiveSpoken {
  readonly waveform = createWaveform()
  private readonly sessionId: string
  private readonly recorder: Recorder
  private readonly ports: SpokenPorts
  private readonly ears: HearingLink
  private readonly pauses = createPauseWatch(() => this.ports.settings().nextQuestionPauseMs)
  private readonly timer: number
  private readonly stopListening: () => void
  private readSince: number | null = null

  constructor({ session }: SpokenView, recorder: Recorder, ports: SpokenPorts) {
    this.sessionId = session.id
    this.recorder = recorder
    this.ports = ports
    this.ears = openHearingLink(recorder.microphone, {
      sessionId: session.id,
      request: ports.request,
      clockMs: () => recorder.clockMs(),
      hearing: (hearing) => {
        if (ports.state().hearing !== hearing) ports.show({ hearing })
      },
      report: ports.report,
    })
    this.stopListening = ports.subscribe('spoken.partial', ({ sessionId, text }) => {
      if (sessionId === this.sessionId) ports.show({ partial: text })
    })
    this.timer = window.setInterval(() => this.tick(), TICK_MS)
  }

  async begin(): Promise<void> {
    this.showClock(true)
    this.ports.show({ phase: 'recording' })
    if (this.ports.state().kind !== 'guided') return
    this.put(await this.ports.request('interview.state', { sessionId: this.sessionId }))
  }

  level(level: number): void {
    const clockMs = this.recorder.clockMs()
    this.waveform.hear(level, clockMs)
    if (this.readSince === null) this.pauses.hear(level, clockMs)
  }

  async mark(): Promise<void> {
    const { sessionId } = this
    const marker = await this.ports.request('spoken.mark', { sessionId, atMs: this.recorder.clockMs() })
    this.ports.show({ markers: withMarker(this.ports.state().markers, marker) })
  }

  next(): Promise<void> {
    return this.step((atMs) =>
      this.ports.request('spoken.next', { sessionId: this.sessionId, atMs, spoke: this.pauses.spoke }),
    )
  }

  take(step: SpokenStep): Promise<void> {
    return this.step((atMs) => this.ports.request('spoken.step', { sessionId: this.sessionId, atMs, step }))
  }

  /** False when it could not be taken; it is still in the field then. */
  async type(text: string, choiceId?: string): Promise<boolean> {
    const question = this.ports.state().interview?.question
    if (question === undefined || question === null) return false
    const answer = { questionItemId: question.itemId, text, ...(choiceId === undefined ? {} : { choiceId }) }
    await this.step((atMs) =>
      this.ports.request('spoken.type', { sessionId: this.sessionId, atMs, ...answer }),
    )
    return this.ports.state().refusal === null
  }

  /** Does not go on by itself before the author has spoken again. */
  stay(): void {
    this.pauses.stay()
    this.ports.show({ goesOnAt: null })
  }

  async pause(): Promise<void> {
    this.hush()
    await this.ears.settled()
    this.ears.setPaused(true)
    await this.recorder.pause()
    this.showClock(false)
    await this.ports.request('spoken.pause', { sessionId: this.sessionId })
    this.ports.show({ phase: 'paused', partial: '', goesOnAt: null })
  }

  async goOn(): Promise<void> {
    const { session } = await this.ports.request('spoken.resume', { sessionId: this.sessionId })
    await this.recorder.resume()
    this.ears.setPaused(false)
    this.ports.show({ session, phase: 'recording' })
    this.showClock(true)
  }

  async stop(): Promise<SpokenSummary> {
    const { sessionId, ports } = this
    ports.show({ phase: 'stopping', goesOnAt: null })
    await this.closeDown()
    // What was said last becomes a turn before the screen is compared with what is kept.
    await ports.request('spoken.settle', { sessionId })
    const shown = await ports.shown(sessionId)
    return ports.request('spoken.stop', { sessionId, shown, spoke: this.pauses.spoke })
  }

  /** The window closes: everything is kept, and the session waits to be gone on with. */
  async leave(): Promise<void> {
    await this.closeDown()
    await this.ports.request('spoken.pause', { sessionId: this.sessionId })
  }

  /** Throws what getUserMedia throws; then the one in use stays. */
  useMicrophone(deviceId: string): Promise<void> {
    return this.recorder.useMicrophone(deviceId)
  }

  microphoneChanged(track: MediaStreamTrack): void {
    this.ears.microphoneChanged(track)
  }

  flush(): Promise<void> {
    return this.recorder.flush()
  }

  /** The blueprint, the stage or the project changed under the question. */
  async refresh(): Promise<void> {
    if (this.ports.state().kind !== 'guided' || this.ports.state().stepping) return
    const interview = await this.ports.request('interview.state', { sessionId: this.sessionId })
    this.ports.show({ interview })
  }

  private async step(ask: (atMs: number) => Promise<InterviewView>): Promise<void> {
    const { ports } = this
    if (ports.state().stepping || ports.state().phase !== 'recording') return
    this.hush()
    ports.show({ stepping: true, refusal: null, goesOnAt: null })
    try {
      await this.ears.settled()
      this.put(await ask(this.recorder.clockMs()))
    } catch (error) {
      // Not again by itself: nothing about it will be otherwise.
      this.pauses.stay()
      if (error instanceof StudioError) ports.show({ refusal: error.message })
      else ports.problem('The next question did not come', error)
    } finally {
      ports.show({ stepping: false })
    }
  }

  private put(interview: InterviewView): void {
    const before = this.ports.state().interview?.question?.itemId
    this.ports.show({ interview, session: interview.session, partial: '' })
    const { question } = interview
    if (question === null || question.itemId === before) return
    this.pauses.begin()
    this.read(question)
  }

  private read({ text, itemId }: InterviewQuestion): void {
    const { readAloud, language } = this.ports.settings()
    if (!readAloud) return
    this.ports.readAloud.say(text, language, {
      begun: () => {
        this.readSince = this.recorder.clockMs()
        this.ears.setDeaf(true)
        this.ports.show({ readingAloud: true })
      },
      done: () => this.wasRead(itemId),
    })
  }

  private wasRead(itemId: string): void {
    const startMs = this.readSince
    if (startMs === null) return
    this.readSince = null
    this.ears.setDeaf(false)
    this.ports.show({ readingAloud: false })
    const span = { startMs, endMs: this.recorder.clockMs() }
    this.ports
      .request('spoken.readAloud', { sessionId: this.sessionId, itemId, ...span })
      .catch(this.ports.report)
  }

  private hush(): void {
    this.ports.readAloud.stop()
    const itemId = this.ports.state().interview?.question?.itemId
    if (itemId !== undefined) this.wasRead(itemId)
  }

  private tick(): void {
    const { phase, kind, stepping, goesOnAt, interview } = this.ports.state()
    if (phase !== 'recording' || kind !== 'guided' || stepping || (interview?.question ?? null) === null)
      return
    const clockMs = this.recorder.clockMs()
    const due = this.pauses.goesOnAt(clockMs)
    if (due !== null && due <= clockMs) return void this.next()
    const at = due === null ? null : this.ports.now() + due - clockMs
    // The same moment is told once.
    const isSame = at === null ? goesOnAt === null : goesOnAt !== null && Math.abs(at - goesOnAt) < TICK_MS
    if (!isSame) this.ports.show({ goesOnAt: at })
  }

  private async closeDown(): Promise<void> {
    window.clearInterval(this.timer)
    this.hush()
    await this.ears.settled()
    this.ears.close()
    this.stopListening()
    await this.recorder.stop()
    this.showClock(false)
  }

  private showClock(isRunning: boolean): void {
    const { now, show } = this.ports
    show({ clock: { ms: this.recorder.clockMs(), since: isRunning ? now() : null } })
  }
}
