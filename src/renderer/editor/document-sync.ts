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

export interface DocumentSync {
  /** The author changed something. */
  localChange(): void
  /** Main says its document is at `version`. */
  remoteVersion(version: number): void
  /** Sends what is waiting, now. Resolves when it is saved or the attempt failed; never rejects. */
  flush(): Promise<void>
  isSaved(): boolean
  close(): void
}

const PUSH_DELAY_MS = 400
const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 30_000
/** Below the contract's cap of 2000 updates a push. */
const UPDATES_PER_PUSH = 1000

export function createDocumentSync({ port, host, after, onSaveState }: SyncOptions): DocumentSync {
  /** The authority's text at our synced version: what unsent changes are based on. */
  let syncedText: Text = host.state().doc
  let knownVersion = getSyncedVersion(host.state())
  let saveState: SaveState = { kind: 'saved' }
  let retryDelay = FIRST_RETRY_MS
  let cancelTimer: (() => void) | null = null
  let running: Promise<void> | null = null
  let closed = false

  const hasUnsent = () => sendableUpdates(host.state()).length > 0

  function say(next: SaveState) {
    if (next.kind === saveState.kind && next.kind !== 'failed') return
    saveState = next
    onSaveState(next)
  }

  function wait(ms: number) {
    cancelTimer?.()
    cancelTimer = after(ms, () => {
      cancelTimer = null
      void run()
    })
  }

  function receive(updates: readonly Update[]) {
    for (const update of updates) syncedText = update.changes.apply(syncedText)
    host.dispatch(receiveUpdates(host.state(), updates))
    knownVersion = Math.max(knownVersion, getSyncedVersion(host.state()))
  }

  async function reopen() {
    const fresh = await port.open()
    syncedText = adoptFreshText(host, syncedText, fresh)
    knownVersion = fresh.version
  }

  async function pull() {
    const from = getSyncedVersion(host.state())
    const answer = await port.pull(from)
    const updates = answer.updates === null ? null : parseUpdates(answer.updates)
    if (updates === null || updates.length === 0) await reopen()
    else receive(updates)
  }

  async function push() {
    const state = host.state()
    const sent = sendableUpdates(state).slice(0, UPDATES_PER_PUSH)
    const answer = await port.push(
      getSyncedVersion(state),
      sent.map((update) => ({ clientId: update.clientID, changes: update.changes.toJSON() })),
    )
    if (!answer.accepted) return pull()
    const clientID = getClientID(state)
    receive(sent.map((update) => ({ clientID, changes: update.changes })))
  }

  async function settle() {
    while (!closed) {
      if (knownVersion > getSyncedVersion(host.state())) await pull()
      else if (hasUnsent()) await push()
      else break
    }
  }

  function run(): Promise<void> {
    running ??= settle()
      .then(
        () => {
          retryDelay = FIRST_RETRY_MS
          say({ kind: 'saved' })
        },
        (error: unknown) => {
          if (closed) return
          if (hasUnsent()) say({ kind: 'failed', reason: reasonOf(error) })
          wait(retryDelay)
          retryDelay = Math.min(retryDelay * 2, LONGEST_RETRY_MS)
        },
      )
      .finally(() => {
        running = null
      })
    return running
  }

  return {
    localChange() {
      if (saveState.kind === 'failed') return
      say({ kind: 'saving' })
      wait(PUSH_DELAY_MS)
    },
    remoteVersion(version) {
      knownVersion = Math.max(knownVersion, version)
      if (knownVersion > getSyncedVersion(host.state())) void run()
    },
    async flush() {
      cancelTimer?.()
      cancelTimer = null
      await run()
      // What was typed while the first round was under way.
      if (!closed && hasUnsent() && saveState.kind !== 'failed') await run()
    },
    isSaved: () => !hasUnsent(),
    close() {
      closed = true
      cancelTimer?.()
      cancelTimer = null
    },
  }
}

/** null when an update does not read as a change set: then the text is fetched whole. */
function parseUpdates(updates: DocumentUpdate[]): Update[] | null {
  try {
    return updates.map((update) => ({
      clientID: update.clientId,
      changes: ChangeSet.fromJSON(update.changes),
    }))
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
