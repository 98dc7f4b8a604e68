// What the window shows of new versions of the studio.

export type UpdateState =
  /** Nothing was asked yet, or nothing new was found. */
  | { kind: 'idle' }
  | { kind: 'checking' }
  | { kind: 'newest' }
  | { kind: 'available'; version: string; notes: string; bytes: number }
  | { kind: 'downloading'; version: string; doneBytes: number; bytes: number }
  | { kind: 'ready'; version: string }

export interface UpdatesView {
  /** Which hosts are asked, the first for news; empty = this copy of the studio was made without any. */
  hosts: string[]
  /** The author agreed that they are asked. */
  on: boolean
  /** What runs now. */
  version: string
  /** Whether this copy can put a new version in its own place. */
  canInstall: boolean
  /** When the host was asked last, milliseconds since the epoch; null = never. */
  checkedAt: number | null
  state: UpdateState
  /** Why the last act did not come to its end, in words for the author. */
  problem: string | null
}
