// Keeps one open manuscript in step with main, the authority: pushes the author's changes, pulls everybody else's, and
// says "saved" only once main has committed. Knows no DOM and no IPC: both come in as ports.
import {
  ChangeSet,
  type EditorState,
  type Text,
  type Transaction,
  type TransactionSpec,
} from '@codemirror/state'
import {
  getClientID,
  getSyncedVersion,
  receiveUpdates,
  sendableUpdates,
  type Update,
} from '@codemirror/collab'
import type { DocumentUpdate } from '../../shared/ipc/views.ts'
import { adoptFreshText } from './adopt-fresh-text.ts'
import { withWriter } from './authorship-marks.ts'

export type SaveState = { kind: 'saved' } | { kind: 'saving' } | { kind: 'failed'; reason: string }

export interface AuthorityPort {
  push(version: number, updates: DocumentUpdate[]): Promise<{ accepted: boolean; version: number }>
  /** `updates` null: the history does not reach back that far. */
  pull(version: number): Promise<{ version: number; updates: DocumentUpdate[] | null }>
  open(): Promise<{ markdown: string; version: number }>
}

export interface EditorHost {
  state(): EditorState
  dispatch(change: Transaction | TransactionSpec): void
}

export interface SyncOptions {
  port: AuthorityPort
  host: EditorHost
  /** Runs `task` after `ms`; the answer cancels it. */
  after(ms: number, task: () => void): () => void
  onSaveState(state: SaveState): void
}

const PUSH_DELAY_MS = 400
const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 30_000
/** Below the contract's cap of 2000 updates a push. */
const UPDATES_PER_PUSH = 1000

export class DocumentSync {
  readonly #port: AuthorityPort
  readonly #host: EditorHost
  readonly #after: SyncOptions['after']
  readonly #onSaveState: SyncOptions['onSaveState']
  /** The authority's text at our synced version: what unsent changes are based on. */
  #syncedText: Text
  #knownVersion: number
  #saveState: SaveState = { kind: 'saved' }
  #retryDelay = FIRST_RETRY_MS
  #cancelTimer: (() => void) | null = null
  #running: Promise<void> | null = null
  #closed = false

  constructor({ port, host, after, onSaveState }: SyncOptions) {
    this.#port = port
    this.#host = host
    this.#after = after
    this.#onSaveState = onSaveState
    this.#syncedText = host.state().doc
    this.#knownVersion = getSyncedVersion(host.state())
  }

  get isSaved(): boolean {
    return !this.#hasUnsent()
  }

  /**
   * The author changed something. The first key of a burst is sent at once, the rest in its first pause: a draft that
   * lands in between must know that the author is at work, and where.
   */
  localChange(): void {
    if (this.#saveState.kind === 'failed') return
    const isFirst = this.#cancelTimer === null
    this.#say({ kind: 'saving' })
    this.#wait(PUSH_DELAY_MS)
    if (isFirst) void this.#run()
  }

  /** Main says its document is at `version`. */
  remoteVersion(version: number): void {
    this.#knownVersion = Math.max(this.#knownVersion, version)
    if (this.#isBehind()) void this.#run()
  }

  /** Sends what is waiting, now. Resolves when it is saved or the attempt failed; never rejects. */
  async flush(): Promise<void> {
    this.#stopWaiting()
    await this.#run()
    // What was typed while the first round was under way.
    if (!this.#closed && this.#hasUnsent() && this.#saveState.kind !== 'failed') await this.#run()
  }

  close(): void {
    this.#closed = true
    this.#stopWaiting()
  }

  #hasUnsent(): boolean {
    return sendableUpdates(this.#host.state()).length > 0
  }

  #isBehind(): boolean {
    return this.#knownVersion > getSyncedVersion(this.#host.state())
  }

  #say(next: SaveState): void {
    if (next.kind === this.#saveState.kind && next.kind !== 'failed') return
    this.#saveState = next
    this.#onSaveState(next)
  }

  #wait(ms: number): void {
    this.#stopWaiting()
    this.#cancelTimer = this.#after(ms, () => {
      this.#cancelTimer = null
      void this.#run()
    })
  }

  #stopWaiting(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
  }

  /** One round at a time: pushes and pulls must not overtake each other. */
  #run(): Promise<void> {
    this.#running ??= this.#round().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #round(): Promise<void> {
    try {
      while (!this.#closed && (this.#isBehind() || this.#hasUnsent())) {
        await (this.#isBehind() ? this.#pull() : this.#push())
      }
      this.#retryDelay = FIRST_RETRY_MS
      this.#say({ kind: 'saved' })
    } catch (error) {
      if (this.#closed) return
      if (this.#hasUnsent()) this.#say({ kind: 'failed', reason: reasonOf(error) })
      this.#wait(this.#retryDelay)
      this.#retryDelay = Math.min(this.#retryDelay * 2, LONGEST_RETRY_MS)
    }
  }

  async #push(): Promise<void> {
    const state = this.#host.state()
    const sent = sendableUpdates(state).slice(0, UPDATES_PER_PUSH)
    const answer = await this.#port.push(
      getSyncedVersion(state),
      sent.map((update) => ({ clientId: update.clientID, changes: update.changes.toJSON() })),
    )
    if (!answer.accepted) return this.#pull()
    const clientID = getClientID(state)
    this.#receive(sent.map((update) => ({ clientID, changes: update.changes })))
  }

  async #pull(): Promise<void> {
    const answer = await this.#port.pull(getSyncedVersion(this.#host.state()))
    const updates = answer.updates === null ? null : parseUpdates(answer.updates)
    if (updates === null || updates.length === 0) await this.#reopen()
    else this.#receive(updates)
  }

  async #reopen(): Promise<void> {
    const fresh = await this.#port.open()
    this.#syncedText = adoptFreshText(this.#host, this.#syncedText, fresh)
    this.#knownVersion = fresh.version
  }

  #receive(updates: readonly Update[]): void {
    for (const update of updates) this.#syncedText = update.changes.apply(this.#syncedText)
    this.#host.dispatch(receiveUpdates(this.#host.state(), updates))
    this.#knownVersion = Math.max(this.#knownVersion, getSyncedVersion(this.#host.state()))
  }
}

/** null when an update does not read as a change set: then the text is fetched whole. */
function parseUpdates(updates: DocumentUpdate[]): Update[] | null {
  try {
    return updates.map(({ clientId, changes }) =>
      withWriter({ clientID: clientId, changes: ChangeSet.fromJSON(changes) }),
    )
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
