// What is said in a session and what becomes of it: log, conversation, tools, usage, and the way of all of it to the disk.
import type { VoiceConnection, VoiceSessionView } from '../../shared/ipc/voice-views.ts'
import type { ClientEvent } from '../../shared/realtime/client-event.ts'
import type { SequencerProblem } from '../../shared/realtime/sequencer-types.ts'
import type { Session } from '../../shared/session/session.ts'
import { spokenItems } from '../../shared/transcript/spoken-items.ts'
import { Conversation } from './conversation.ts'
import { followDrafts } from './draft-news.ts'
import { gapItem, guideItem, newItemId, soundItem, spokenAt, typedItem } from './local-items.ts'
import { RecordQueue } from './record-queue.ts'
import { createScreenUpdates, type ScreenUpdates } from './screen-updates.ts'
import type { SessionPorts } from './session-ports.ts'
import type { SoundSpan } from './sound-span.ts'
import { followStage, type StageWatch } from './stage-watch.ts'
import { createToolRunner } from './tool-runner.ts'
import { createUsageMeter, type UsageMeter } from './usage-meter.ts'
import { begunItem } from './begun-item.ts'
import { createVoiceLog, type VoiceLog } from './voice-log.ts'
import type { OfflineQuestion, UsageView } from '../../shared/ipc/voice-views.ts'

export interface TalkPorts extends SessionPorts {
  clockMs(): number
  send(event: ClientEvent): 'sent' | 'too_large' | 'not_open'
  problem(problem: SequencerProblem): void
  ready(): void
  used(usage: UsageView): void
}

/** What the interviewer is told when the studio itself speaks to it; longer texts are cut. */
const MOST_TOLD = 4000

export class Talk {
  readonly conversation: Conversation
  readonly screen: ScreenUpdates
  private readonly queue: RecordQueue
  private readonly log: VoiceLog
  private readonly meter: UsageMeter
  private readonly stage: StageWatch
  private readonly saved: Set<string>
  private readonly stops: (() => void)[]
  private readonly ports: TalkPorts
  private readonly sessionId: string
  private session: Session
  private model = ''

  constructor(view: VoiceSessionView, ports: TalkPorts) {
    this.ports = ports
    this.session = view.session
    this.sessionId = view.session.id
    this.log = createVoiceLog(view.items, view.nextSeq)
    this.saved = new Set(view.items.map(({ itemId }) => itemId))
    this.screen = createScreenUpdates(ports, () => ({
      items: this.conversation.items(),
      activity: this.conversation.activity(),
      saved: this.saved,
    }))
    this.queue = this.makeQueue()
    this.meter = this.makeMeter(view)
    this.stage = this.watchStage(view.session)
    this.conversation = this.makeConversation()
    const tellOf = followDrafts(
      ports,
      () => this.session.projectId,
      (text) => this.tell(text),
    )
    this.stops = [this.stage.stop, tellOf]
  }

  connected(connection: VoiceConnection, created: unknown): void {
    this.model = connection.model
    this.meter.connected(true)
    this.conversation.connected(connection, created)
  }

  disconnected(): void {
    this.meter.connected(false)
    this.conversation.disconnected()
  }

  receive(raw: unknown): void {
    const itemId = begunItem(raw)
    if (itemId !== null) this.markStage(itemId)
    this.conversation.receive(raw)
    this.meter.hear(raw, this.model)
  }

  /** Kept before it is sent: it is the author's. Returns the item's id. */
  type(text: string): string {
    const itemId = newItemId('typed', this.ports.newId)
    this.markStage(itemId)
    this.conversation.note(typedItem(itemId, text))
    return itemId
  }

  asked(itemId: string, question: OfflineQuestion): void {
    this.log.annotate(itemId, question.payload)
    this.screen.hint(itemId, question.hint)
    this.conversation.note(guideItem(itemId, question.text))
  }

  heardAsSound({ startMs, endMs }: SoundSpan): void {
    const id = newItemId('sound', this.ports.newId)
    this.log.annotate(id, { audioOnly: true })
    this.conversation.note(soundItem(id))
    this.conversation.note(spokenAt(id, startMs, endMs))
  }

  markGap(seconds: number): void {
    const length = seconds <= 1 ? 'a second' : `${seconds} seconds`
    const text = `No connection for ${length}. The recording went on.`
    this.conversation.note(gapItem(newItemId('gap', this.ports.newId), text))
  }

  async report(): Promise<void> {
    await this.meter.report().catch(this.ports.report)
  }

  /** False when it is not all on the disk yet; it goes on trying. */
  save(): Promise<boolean> {
    this.conversation.saveAll()
    return this.queue.flush()
  }

  /** What was said and never written down stays as sound; everything is on its way to the disk. */
  async finish(): Promise<void> {
    for (const { itemId } of this.conversation.awaitingWords()) this.log.annotate(itemId, { audioOnly: true })
    await this.report()
    await this.save()
    for (const stop of this.stops) stop()
    this.screen.stop()
  }

  shown(): { itemId: string; text: string | null }[] {
    return spokenItems(this.conversation.items()).map(({ itemId, text }) => ({ itemId, text }))
  }

  /** What is said before the telling begins shapes the project; it is no material for the book. */
  private markStage(itemId: string): void {
    const { stage } = this.session
    if (stage !== 'ghostwriting') this.log.annotate(itemId, { kind: stage })
  }

  private tell(text: string): void {
    const itemId = newItemId('told', this.ports.newId)
    this.conversation.feed({ type: 'told', itemId, text: text.slice(0, MOST_TOLD) })
  }

  private makeQueue(): RecordQueue {
    const { sessionId, ports } = this
    return new RecordQueue({
      write: async (batch) => void (await ports.request('voice.record', { sessionId, ...batch })),
      saved: (itemIds) => {
        for (const id of itemIds) this.saved.add(id)
        this.screen.changed()
      },
      trouble: (message) => ports.alert('not_saved', message === null ? null : notSaved(message)),
      delay: (ms) => new Promise((resolve) => window.setTimeout(resolve, ms)),
      now: ports.now,
    })
  }

  private makeMeter(view: VoiceSessionView): UsageMeter {
    const { sessionId, ports } = this
    return createUsageMeter(view.usage, view.interruptions, {
      keep: (entries, connectedMs, interruptions) =>
        ports.request('voice.usage', { sessionId, entries, connectedMs, interruptions }),
      shown: (usage) => {
        ports.show({ usage, interruptions: this.meter.interruptions })
        ports.used(usage)
      },
      now: ports.now,
    })
  }

  private watchStage(first: Session): StageWatch {
    return followStage(this.ports, first, {
      session: (session) => {
        this.session = session
        this.ports.show({ session })
      },
      plan: (session) => this.conversation.feed({ type: 'session_changed', session }),
    })
  }

  private makeConversation(): Conversation {
    const { ports, log, queue, sessionId } = this
    return new Conversation({
      ...ports,
      log,
      queue,
      runTool: createToolRunner({
        ...ports,
        sessionId,
        items: () => log.items(),
        settleRows: async () => void (await queue.flush()),
        settleStage: () => this.stage.settle(),
      }),
      cutIn: () => this.meter.cutIn(),
      changed: () => this.screen.changed(),
    })
  }
}

function notSaved(message: string) {
  const words = `${message} What was said is kept in memory and tried again every second: leave the studio open.`
  return { tone: 'problem', title: 'What was said could not be written', message: words } as const
}
