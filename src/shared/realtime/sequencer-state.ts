// What the sequencer remembers, and the step that changes it. Plain data; every list in it is bounded.
import type { ClientEvent, WireNewItem, WireSession } from './client-event.ts'
import type { SeedItem } from './seed.ts'
import type { Turns } from './sequencer-wire.ts'
import type { SequencerCommand, SequencerProblem } from './sequencer-types.ts'

/** A response is to be asked for, as soon as it may. One is enough, however many reasons there are. */
export interface Want {
  /** Items it must know of that the service has not confirmed: a response created before that does not answer them. */
  unseen: readonly string[]
  /** Why it is asked for again; once for each reason. */
  retried: readonly ('refused' | 'unheard')[]
  /** Not asked for earlier. */
  notBefore: number
}

export interface ActiveResponse {
  /** null = the service says that there is one, and we do not know which. */
  id: string | null
  /** Last heard of. */
  at: number
  cancelledAt: number | null
}

export interface ResponseRequest {
  eventId: string
  at: number
  cancelledAt: number | null
  want: Want
}

export interface RunningCall {
  callId: string
  name: string
  /** JSON text; null = it runs. */
  output: string | null
  startedAt: number
}

/** The calls of one response: their outputs go out together. */
export interface CallGroup {
  connection: number
  /** The response said something besides calling. */
  spoke: boolean
  calls: readonly RunningCall[]
}

/** An item of ours that the service has not confirmed. */
export interface OutgoingItem {
  item: WireNewItem
  /** For an output: the tool's name, to tell of it in words where the call is unknown. */
  toolName: string | null
  /** null = not sent on this connection. */
  eventId: string | null
}

export interface SessionUpdate {
  /** `turns`: turn detection only. */
  kind: 'session' | 'turns'
  eventId: string
  at: number
  resent: boolean
}

export interface Seeding {
  left: readonly SeedItem[]
  /** On their way, oldest first. */
  sent: readonly { item: SeedItem; eventId: string; at: number }[]
  /** The last that is in. */
  last: string | null
  /** Refused once: they are sent again, and from then on one at a time. */
  refused: readonly string[]
}

export interface SequencerState {
  link: 'down' | 'seeding' | 'up'
  /** Counts up. */
  connection: number
  /** As it should be; turn detection follows `held` and `paused`. */
  session: WireSession | null
  /** It is not what the connection was made with. */
  sessionChanged: boolean
  held: boolean
  paused: boolean
  seeding: Seeding | null
  /** As the service has it: what it has not confirmed yet, it does not do yet. */
  turns: Turns
  updates: readonly SessionUpdate[]
  outgoing: readonly OutgoingItem[]
  want: Want | null
  request: ResponseRequest | null
  /** The last one that was taken for granted; an error may still say otherwise. */
  granted: ResponseRequest | null
  active: readonly ActiveResponse[]
  /** Responses that failed in a row. */
  failures: number
  groups: readonly CallGroup[]
  /** Call ids ever run, newest last. */
  seenCalls: readonly string[]
  /** Calls that were answered for because they took too long, newest last. */
  overdueCalls: readonly RunningCall[]
  speakingSince: number | null
  /** The author's last turn ended then, and no sound of the interviewer began since. */
  turnEndedAt: number | null
  /** The author's turn has ended and the service owes an answer. */
  turnDue: { at: number; committed: boolean } | null
  playing: { responseId: string; at: number } | null
  /** Speech of the author until then is a turn that the interviewer cut into. */
  cutInUntil: number | null
}

export function startSequencer(): SequencerState {
  return {
    link: 'down',
    connection: 0,
    session: null,
    sessionChanged: false,
    held: false,
    paused: false,
    seeding: null,
    turns: 'answering',
    updates: [],
    outgoing: [],
    want: null,
    request: null,
    granted: null,
    active: [],
    failures: 0,
    groups: [],
    seenCalls: [],
    overdueCalls: [],
    speakingSince: null,
    turnEndedAt: null,
    turnDue: null,
    playing: null,
    cutInUntil: null,
  }
}

type Unsent<E> = E extends ClientEvent ? Omit<E, 'event_id'> : never

/** One input's work: a state that is replaced, never changed, and the commands so far. */
export class Step {
  state: SequencerState
  readonly now: number
  readonly commands: SequencerCommand[] = []
  private readonly newId: () => string

  constructor(state: SequencerState, now: number, newId: () => string) {
    this.state = state
    this.now = now
    this.newId = newId
  }

  set(patch: Partial<SequencerState>): void {
    this.state = { ...this.state, ...patch }
  }

  /** Answers the event's id. */
  send(event: Unsent<ClientEvent>): string {
    const eventId = this.newId()
    this.commands.push({ type: 'send', event: { ...event, event_id: eventId } })
    return eventId
  }

  problem(problem: SequencerProblem): void {
    this.commands.push({ type: 'problem', problem })
  }

  /** The service refuses ids of items longer than 32 characters. */
  newItemId(): string {
    return `it_${this.newId()
      .replaceAll(/[^a-zA-Z0-9]/g, '')
      .slice(-29)}`
  }
}
