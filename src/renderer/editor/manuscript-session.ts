// One open manuscript: its text, caret, undo history and unsent changes. Lives outside React so that leaving the page
// and coming back loses none of them; a view is attached while the page is on the screen.
import { EditorState, type StateEffect, Transaction, type TransactionSpec } from '@codemirror/state'
import { EditorView, type ViewUpdate } from '@codemirror/view'
import { getSyncedVersion, sendableUpdates } from '@codemirror/collab'
import type { Authorship } from '../../shared/document/authorship.ts'
import { collabClient, hasCollabClient, textOf } from './adopt-fresh-text.ts'
import { authorshipEffect, authorshipMarks, hasDrafted } from './authorship-marks.ts'
import { avoidedWords } from './avoided-words.ts'
import { changeMarks, insertedRanges, markChanged } from './change-marks.ts'
import { DocumentSync, type AuthorityPort, type SaveState } from './document-sync.ts'
import { inPause, type PausedTask } from './in-pause.ts'
import { manuscriptExtensions } from './manuscript-extensions.ts'
import { marginMarks, onMarkClick } from './margin-marks.ts'
import { outlineOf, type Outline } from './outline.ts'
import { PageLayout } from './page-layout.ts'
import { paragraphAt } from './paragraph-at.ts'
import { paragraphFacts, setParagraphFacts, type ParagraphFacts } from './paragraph-facts.ts'
import type { ParagraphMark } from './paragraph-marks.ts'
import { dispatchInPlace, holdInPlace } from './reading-place.ts'

export interface ManuscriptListeners {
  onSaveState(state: SaveState): void
  onOutline(outline: Outline): void
  /** Trimmed text of the paragraph at the caret, null between paragraphs; and whether the drafter wrote words of it. */
  onParagraph(text: string | null, hasDrafted: boolean): void
  /** The author wants to know what the paragraph at the caret rests on. */
  onSourcesAsked(): void
  /** Where the first change that was not seen yet stands; null = none. */
  onUnseenChange(position: number | null): void
}

interface Opening {
  opened: { markdown: string; version: number }
  port: AuthorityPort
  listeners: ManuscriptListeners
  /** Names this editor to main; a new one for each session. */
  clientId: string
}

/** The outline of a whole book is read in a pause of the typing, never between two keys. */
const OUTLINE_PAUSE_MS = 500
const PARAGRAPH_PAUSE_MS = 120

export class ManuscriptSession {
  readonly layout = new PageLayout()
  readonly #listeners: ManuscriptListeners
  readonly #sync: DocumentSync
  readonly #outline: PausedTask
  readonly #paragraph: PausedTask
  /** What the view goes on from when it is attached again. */
  #state: EditorState
  #scroll: StateEffect<unknown> | undefined
  #view: EditorView | null = null
  /** What main knows of who wrote what, until the text it is about is here. */
  #authorship: { version: number; spans: Authorship } | null = null

  constructor({ opened, port, listeners, clientId }: Opening) {
    this.#listeners = listeners
    this.#state = EditorState.create({
      doc: textOf(opened.markdown),
      extensions: [
        collabClient(opened.version, clientId),
        changeMarks,
        authorshipMarks,
        paragraphFacts,
        avoidedWords,
        marginMarks,
        onMarkClick.of((mark) => this.#onMarkClick(mark)),
        manuscriptExtensions(),
        EditorView.updateListener.of((update) => this.#onUpdate(update)),
      ],
    })
    this.#outline = inPause(OUTLINE_PAUSE_MS, () => this.#readOutline())
    this.#paragraph = inPause(PARAGRAPH_PAUSE_MS, () => this.#readParagraph())
    this.#sync = new DocumentSync({
      port,
      host: { state: () => this.#current(), dispatch: (change) => this.#dispatch(change) },
      after(ms, task) {
        const timer = window.setTimeout(task, ms)
        return () => window.clearTimeout(timer)
      },
      onSaveState: listeners.onSaveState,
    })
    this.#readOutline()
  }

  /** Shows the manuscript in `parent`; the answer takes it away and keeps everything. */
  mount(parent: HTMLElement): () => void {
    const scroll = this.#scroll === undefined ? {} : { scrollTo: this.#scroll }
    const view = new EditorView({ state: this.#state, parent, ...scroll })
    this.#view = view
    const stops = [this.layout.attach(view), holdInPlace(view)]
    return () => {
      for (const stop of stops) stop()
      void this.#sync.flush()
      this.#state = view.state
      this.#scroll = view.scrollSnapshot()
      this.#view = null
      view.destroy()
    }
  }

  get isSaved(): boolean {
    return this.#sync.isSaved
  }

  get text(): string {
    return this.#current().doc.toString()
  }

  /** Main says its document is at `version`. */
  remoteVersion(version: number): void {
    this.#sync.remoteVersion(version)
  }

  /** Who wrote which stretch of the text at `version`. */
  showAuthorship(version: number, spans: Authorship): void {
    this.#authorship = { version, spans }
    this.#takeAuthorship()
  }

  /** What is known of the paragraphs, for the margins. */
  tell(facts: Partial<ParagraphFacts>): void {
    this.#show(setParagraphFacts.of(facts))
  }

  /** Sends what was typed. Resolves when it is saved or the attempt failed; never rejects. */
  flush(): Promise<void> {
    return this.#sync.flush()
  }

  /** Puts the caret at `position` and its line at the top of the page. */
  goTo(position: number): void {
    const at = Math.min(position, this.#current().doc.length)
    this.#view?.dispatch({
      selection: { anchor: at },
      effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 24 }),
    })
    this.#view?.focus()
  }

  /** Selects the first place where `text` stands and shows it; false when it is not there. */
  select(text: string): boolean {
    const anchor = this.text.indexOf(text)
    if (anchor === -1) return false
    this.#view?.dispatch({
      selection: { anchor, head: anchor + text.length },
      effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
    })
    this.#view?.focus()
    return true
  }

  /** Brings `position` to the middle of the page; caret and focus stay where they are. */
  reveal(position: number): void {
    const at = Math.min(position, this.#current().doc.length)
    this.#view?.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'center' }) })
  }

  focus(): void {
    this.#view?.focus()
  }

  close(): void {
    this.#outline.cancel()
    this.#paragraph.cancel()
    this.#sync.close()
  }

  #current(): EditorState {
    return this.#view?.state ?? this.#state
  }

  #onUpdate(update: ViewUpdate): void {
    if (update.docChanged) this.#outline.start()
    if (update.geometryChanged || update.viewportChanged) this.layout.moved()
    if (update.docChanged || update.selectionSet) this.#paragraph.start()
    if (update.startState.field(changeMarks) !== update.state.field(changeMarks)) this.#tellUnseen()
    const isTyped = update.docChanged && hasCollabClient(update.state)
    if (isTyped && sendableUpdates(update.state).length > 0) this.#sync.localChange()
    if (update.focusChanged && !update.view.hasFocus) void this.#sync.flush()
  }

  #onMarkClick({ kind, position }: ParagraphMark): void {
    this.#view?.dispatch({ selection: { anchor: position } })
    this.#view?.focus()
    if (kind === 'avoided') return
    this.#readParagraph()
    this.#listeners.onSourcesAsked()
  }

  /** What comes from main: everybody else's changes, and the confirmation of our own. */
  #dispatch(change: Transaction | TransactionSpec): void {
    const transaction = change instanceof Transaction ? change : this.#current().update(change)
    if (this.#view) dispatchInPlace(this.#view, transaction)
    else this.#applyUnseen(transaction)
    const byOthers = transaction.annotation(Transaction.remote) === true
    if (byOthers && transaction.docChanged) this.#mark(transaction)
    this.#takeAuthorship()
  }

  #takeAuthorship(): void {
    const state = this.#current()
    if (this.#authorship === null || !hasCollabClient(state)) return
    const { version, spans } = this.#authorship
    const synced = getSyncedVersion(state)
    if (version > synced) return
    this.#authorship = null
    // Of an older text: what main says after the next save is newer.
    if (version < synced) return
    const effect = authorshipEffect(spans, sendableUpdates(state), state.field(authorshipMarks))
    if (effect !== null) this.#show(effect)
  }

  #mark(transaction: Transaction): void {
    this.#show(markChanged.of(insertedRanges(transaction.changes)))
  }

  #show(effects: StateEffect<unknown>): void {
    if (this.#view) this.#view.dispatch({ effects })
    else this.#applyUnseen(this.#state.update({ effects }))
  }

  /** Without a view nothing listens, so what a listener would do is done here. */
  #applyUnseen(transaction: Transaction): void {
    this.#state = transaction.state
    this.#scroll = this.#scroll?.map(transaction.changes)
    if (transaction.docChanged) this.#outline.start()
    this.#tellUnseen()
  }

  #tellUnseen(): void {
    const first = this.#current().field(changeMarks).iter()
    this.#listeners.onUnseenChange(first.value === null ? null : first.from)
  }

  #readOutline(): void {
    this.#listeners.onOutline(outlineOf(this.#current().doc.toString()))
  }

  #readParagraph(): void {
    const state = this.#current()
    const found = paragraphAt(state.doc, state.selection.main.head)
    this.#listeners.onParagraph(found?.text ?? null, found !== null && hasDrafted(state, found))
  }
}
