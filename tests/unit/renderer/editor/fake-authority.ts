// Main's side of a manuscript, in memory: accepts a push only at its own version, keeps every update, can be made to
// fail, and can forget its history as main does after a restart.
import { ChangeSet, Text } from '@codemirror/state'
import type { AuthorityPort } from '../../../../src/renderer/editor/document-sync.ts'
import type { DocumentUpdate } from '../../../../src/shared/ipc/views.ts'

export class FakeAuthority implements AuthorityPort {
  text: Text
  updates: DocumentUpdate[] = []
  /** Version of the oldest update that is kept. */
  first = 0
  failure: Error | null = null
  /** The next push commits, and its answer gets lost. */
  losesAnswer = false
  pushes = 0

  constructor(markdown: string) {
    this.text = Text.of(markdown.split('\n'))
  }

  get version(): number {
    return this.first + this.updates.length
  }

  /** Somebody else writes: `insert` replaces `from`..`to`. */
  write(from: number, to: number, insert: string): void {
    const changes = ChangeSet.of({ from, to, insert }, this.text.length)
    this.text = changes.apply(this.text)
    this.updates.push({ clientId: 'drafter', changes: changes.toJSON() })
  }

  forget(): void {
    this.first = this.version + 100
    this.updates = []
  }

  async push(version: number, updates: DocumentUpdate[]) {
    this.pushes++
    await Promise.resolve()
    if (this.failure) throw this.failure
    if (version !== this.version) return { accepted: false, version: this.version }
    for (const update of updates) {
      this.text = ChangeSet.fromJSON(update.changes).apply(this.text)
      this.updates.push(update)
    }
    if (this.losesAnswer) {
      this.losesAnswer = false
      throw new Error('The answer was lost.')
    }
    return { accepted: true, version: this.version }
  }

  async pull(version: number) {
    await Promise.resolve()
    if (this.failure) throw this.failure
    if (version < this.first || version > this.version) return { version: this.version, updates: null }
    return { version: this.version, updates: this.updates.slice(version - this.first) }
  }

  async open() {
    await Promise.resolve()
    if (this.failure) throw this.failure
    return { markdown: this.text.toString(), version: this.version }
  }
}
