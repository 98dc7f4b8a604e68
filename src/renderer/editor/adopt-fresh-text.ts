// When main's history no longer reaches back to what the editor knows, the editor takes main's text whole and puts the
// author's unsent changes on top of it. Nothing typed is dropped: an insertion inside replaced lines moves to its edge.
import {
  ChangeSet,
  Compartment,
  type EditorState,
  Text,
  Transaction,
  type Extension,
} from '@codemirror/state'
import { collab, getClientID, sendableUpdates } from '@codemirror/collab'
import { textChanges } from '../../shared/document/text-change.ts'
import type { EditorHost } from './document-sync.ts'

const collabPart = new Compartment()
const noClient: Extension = []

/** The collab client, in the part that {@link adoptFreshText} can start over. */
export function collabClient(startVersion: number, clientID: string): Extension {
  return collabPart.of(collab({ startVersion, clientID }))
}

/** False for the moment in which the client starts over. */
export function hasCollabClient(state: EditorState): boolean {
  return collabPart.get(state) !== noClient
}

/** Splits lines as main does. */
export function textOf(markdown: string): Text {
  return Text.of(markdown.split(/\r\n?|\n/))
}

/** Returns the authority's text, the new base of what is unsent. */
export function adoptFreshText(
  host: EditorHost,
  syncedText: Text,
  fresh: { markdown: string; version: number },
): Text {
  const before = host.state()
  const freshText = textOf(fresh.markdown)
  const unsent = sendableUpdates(before).reduce(
    (all, update) => all.compose(update.changes),
    ChangeSet.empty(syncedText.length),
  )
  const theirs = ChangeSet.of(textChanges(syncedText.toString(), freshText.toString()), syncedText.length)
  const unsentOnFresh = unsent.map(theirs)
  const selection = before.selection.map(theirs.map(unsent, true))
  const clientID = getClientID(before)
  const silent = [Transaction.addToHistory.of(false), Transaction.remote.of(true)]
  // Off, then on with the new version: a collab client takes its version only when it starts.
  host.dispatch({
    changes: unsent.invert(syncedText).compose(theirs),
    effects: collabPart.reconfigure(noClient),
    annotations: silent,
    filter: false,
  })
  host.dispatch({
    effects: collabPart.reconfigure(collab({ startVersion: fresh.version, clientID })),
  })
  host.dispatch({
    changes: unsentOnFresh,
    selection,
    annotations: Transaction.addToHistory.of(false),
    filter: false,
  })
  return freshText
}
