// Where things stand on the page, for what is shown beside it; tells when that may have changed.
import type { EditorView } from '@codemirror/view'

export class PageLayout {
  readonly #listeners = new Set<() => void>()
  #view: EditorView | null = null
  #frame: number | null = null

  /** The page is on the screen until the answer is called. */
  attach(view: EditorView): () => void {
    this.#view = view
    const moved = () => this.moved()
    view.scrollDOM.addEventListener('scroll', moved, { passive: true })
    moved()
    return () => {
      view.scrollDOM.removeEventListener('scroll', moved)
      this.#view = null
      if (this.#frame !== null) cancelAnimationFrame(this.#frame)
      this.#frame = null
    }
  }

  /** Told once a frame, when the page can be measured. */
  moved(): void {
    if (this.#listeners.size === 0) return
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null
      for (const listener of this.#listeners) listener()
    })
  }

  watch(listener: () => void): () => void {
    this.#listeners.add(listener)
    this.moved()
    return () => void this.#listeners.delete(listener)
  }

  /** Pixels from the page's upper edge to the line that holds `position`; null while no page is on the screen. */
  topOf(position: number): number | null {
    const view = this.#view
    if (view === null) return null
    const { top } = view.lineBlockAt(Math.min(position, view.state.doc.length))
    return view.documentTop + top - view.scrollDOM.getBoundingClientRect().top
  }

  get height(): number {
    return this.#view?.scrollDOM.clientHeight ?? 0
  }

  /** As the wheel would, where something beside the text lies under the pointer. */
  scrollBy(pixels: number): void {
    this.#view?.scrollDOM.scrollBy(0, pixels)
  }

  /** Pixels to the right of the text. */
  get marginWidth(): number {
    const view = this.#view
    if (view === null) return 0
    return view.scrollDOM.getBoundingClientRect().right - view.contentDOM.getBoundingClientRect().right
  }
}
