// An author's editor without a window: CodeMirror's own collab state, pushing to and pulling from the authority.
import { collab, receiveUpdates, sendableUpdates, getSyncedVersion } from '@codemirror/collab'
import { ChangeSet, EditorState } from '@codemirror/state'
import type { DocumentAuthority } from '../../../../src/main/document/document-authority.ts'

export class AuthorEditor {
  state: EditorState
  readonly #documents: DocumentAuthority
  readonly #projectId: string

  constructor(documents: DocumentAuthority, projectId: string, clientID = 'author') {
    const { document, version } = documents.open(projectId)
    this.#documents = documents
    this.#projectId = projectId
    this.state = EditorState.create({
      doc: document.markdown,
      extensions: [collab({ startVersion: version, clientID }), EditorState.lineSeparator.of('\n')],
    })
  }

  get text(): string {
    return this.state.doc.toString()
  }

  type(from: number, insert: string, to = from): void {
    this.state = this.state.update({ changes: { from, to, insert } }).state
  }

  /** Types behind the first occurrence of `place`. */
  typeAfter(place: string, insert: string): void {
    const at = this.text.indexOf(place)
    if (at === -1) throw new Error(`No ${place} in the text`)
    this.type(at + place.length, insert)
  }

  push(): boolean {
    const updates = sendableUpdates(this.state).map(({ changes, clientID }) => ({
      clientId: clientID,
      changes: changes.toJSON() as unknown,
    }))
    return this.#documents.push(this.#projectId, getSyncedVersion(this.state), updates).accepted
  }

  pull(): void {
    const { updates } = this.#documents.pull(this.#projectId, getSyncedVersion(this.state))
    if (updates === null) throw new Error('The history does not reach back that far')
    const received = updates.map(({ clientId, changes }) => ({
      clientID: clientId,
      changes: ChangeSet.fromJSON(changes),
    }))
    this.state = receiveUpdates(this.state, received).state
  }

  /** Until what was typed here is in main, and what is in main is here. */
  sync(): void {
    for (let turn = 0; turn < 20; turn++) {
      this.pull()
      if (sendableUpdates(this.state).length === 0) return
      this.push()
    }
    throw new Error('The editor never caught up')
  }
}
