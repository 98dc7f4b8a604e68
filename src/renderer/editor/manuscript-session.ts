// One open manuscript: its text, caret, undo history and unsent changes. Lives outside React so that leaving the page
// and coming back loses none of them; a view is attached while the page is on the screen.
import {
  EditorState,
  type Extension,
  type StateEffect,
  Transaction,
  type TransactionSpec,
} from '@codemirror/state'
import { EditorView, type ViewUpdate } from '@codemirror/view'
import { sendableUpdates } from '@codemirror/collab'
import { collabClient, textOf } from './adopt-fresh-text.ts'
import { changeMarks, insertedRanges, markChanged } from './change-marks.ts'
import { createDocumentSync, type AuthorityPort, type SaveState } from './document-sync.ts'
import { manuscriptExtensions } from './manuscript-extensions.ts'
import { outlineOf, type Outline } from './outline.ts'
import { paragraphAt } from './paragraph-at.ts'
import { dispatchInPlace } from './reading-place.ts'

export interface ManuscriptListeners {
  onSaveState(state: SaveState): void
  onOutline(outline: Outline): void
  /** Trimmed text of the paragraph at the caret; null between paragraphs. */
  onParagraph(text: string | null): void
  /** Where the first change that was not seen yet stands; null = none. */
  onUnseenChange(position: number | null): void
}

export interface ManuscriptSession {
  /** Shows the manuscript in `parent`; the answer takes it away and keeps everything. */
  mount(parent: HTMLElement): () => void
  remoteVersion(version: number): void
  flush(): Promise<void>
  isSaved(): boolean
  /** Puts the caret at `position` and its line at the top of the page. */
  goTo(position: number): void
  focus(): void
  close(): void
}

/** The outline of a whole book is read in a pause of the typing, never between two keys. */
const OUTLINE_PAUSE_MS = 500
const PARAGRAPH_PAUSE_MS = 120

export function openManuscript(
  opened: { markdown: string; version: number },
  port: AuthorityPort,
  listeners: ManuscriptListeners,
  clientId: string,
): ManuscriptSession {
  let view: EditorView | null = null
  let scroll: StateEffect<unknown> | undefined
  const outlineSoon = inPause(OUTLINE_PAUSE_MS, readOutline)
  const paragraphSoon = inPause(PARAGRAPH_PAUSE_MS, readParagraph)

  const onUpdate = EditorView.updateListener.of((update: ViewUpdate) => {
    if (update.docChanged) outlineSoon.start()
    if (update.startState.field(changeMarks) !== update.state.field(changeMarks)) tellUnseen()
    if (update.docChanged || update.selectionSet) paragraphSoon.start()
    if (update.docChanged && sendableUpdates(update.state).length > 0) sync.localChange()
    if (update.focusChanged && !update.view.hasFocus) void sync.flush()
  })
  let state = EditorState.create({
    doc: textOf(opened.markdown),
    extensions: [
      collabClient(opened.version, clientId),
      changeMarks,
      manuscriptExtensions(),
      onUpdate,
    ] as Extension,
  })

  const current = () => view?.state ?? state
  const sync = createDocumentSync({
    port,
    host: { state: current, dispatch },
    after(ms, task) {
      const timer = window.setTimeout(task, ms)
      return () => window.clearTimeout(timer)
    },
    onSaveState: listeners.onSaveState,
  })

  function dispatch(change: Transaction | TransactionSpec): void {
    const transaction = change instanceof Transaction ? change : current().update(change)
    if (view) dispatchInPlace(view, transaction)
    else state = transaction.state
    const remote = transaction.annotation(Transaction.remote) === true
    if (remote && transaction.docChanged) mark(transaction)
    if (!view && transaction.docChanged) outlineSoon.start()
  }

  function mark(transaction: Transaction): void {
    const spec = { effects: markChanged.of(insertedRanges(transaction.changes)) }
    if (view) view.dispatch(spec)
    else {
      state = state.update(spec).state
      tellUnseen()
    }
  }

  function tellUnseen(): void {
    const first = current().field(changeMarks).iter()
    listeners.onUnseenChange(first.value === null ? null : first.from)
  }

  function readOutline(): void {
    listeners.onOutline(outlineOf(current().doc.toString()))
  }

  function readParagraph(): void {
    const now = current()
    listeners.onParagraph(paragraphAt(now.doc, now.selection.main.head)?.text ?? null)
  }

  readOutline()
  return {
    mount(parent) {
      const mounted = new EditorView({ state, parent, ...(scroll === undefined ? {} : { scrollTo: scroll }) })
      view = mounted
      return () => {
        void sync.flush()
        state = mounted.state
        scroll = mounted.scrollSnapshot()
        view = null
        mounted.destroy()
      }
    },
    remoteVersion: sync.remoteVersion,
    flush: sync.flush,
    isSaved: sync.isSaved,
    goTo(position) {
      const at = Math.min(position, current().doc.length)
      view?.dispatch({
        selection: { anchor: at },
        effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 24 }),
      })
      view?.focus()
    },
    focus: () => view?.focus(),
    close() {
      outlineSoon.cancel()
      paragraphSoon.cancel()
      sync.close()
    },
  }
}

/** Runs `task` once `start` was not called for `ms`. */
function inPause(ms: number, task: () => void): { start(): void; cancel(): void } {
  let timer: number | undefined
  const cancel = () => window.clearTimeout(timer)
  return {
    cancel,
    start() {
      cancel()
      timer = window.setTimeout(task, ms)
    },
  }
}
