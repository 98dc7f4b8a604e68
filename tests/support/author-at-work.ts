// The author at the page: puts the caret into a word by mouse, types letter by letter, and a camera takes down what each
// painted frame showed of caret and text.
import { expect, type Page } from '@playwright/test'

export interface Frame {
  /** Height of the text at the caret and of the drawn caret, in pixels of the window. */
  textTop: number
  cursorTop: number | null
  /** Height and beginning of the first line that stands in view with its top. */
  firstTop: number
  firstText: string
  /** Letters before and behind the caret, of the word it stands in. */
  before: string
  behind: string
  length: number
}

export interface WordAtCaret {
  before: string
  behind: string
}

declare global {
  interface Window {
    camera?: { frames: Frame[]; stop(): void }
  }
}

interface View {
  state: {
    doc: { toString(): string; length: number; sliceString(from: number, to: number): string }
    selection: { main: { head: number } }
  }
  dom: HTMLElement
  scrollDOM: HTMLElement
  coordsAtPos(position: number): { left: number; right: number; top: number; bottom: number } | null
}

/** Puts the caret into a word that begins a line on the screen, so that it may grow without a break. */
export async function clickIntoWord(page: Page, paragraph: string, fromLine: number): Promise<WordAtCaret> {
  const spot = await page.evaluate(
    ([text, least]) => {
      const content = document.querySelector('.cm-content') as unknown as { cmTile: { root: { view: View } } }
      const { view } = content.cmTile.root
      const from = view.state.doc.toString().indexOf(text)
      const place = (at: number) => view.coordsAtPos(from + at)
      const [first] = [place(0)]
      if (from === -1 || !first) return null
      for (const match of text.matchAll(/\p{L}{5,}/gu)) {
        const [begin, middle] = [place(match.index), place(match.index + 2)]
        const startsLine = begin && middle && begin.left - first.left < 2 && begin.top === middle.top
        const lines = begin ? (begin.top - first.top) / (first.bottom - first.top) : 0
        if (startsLine && lines > least - 0.5) return { x: middle.left, y: (middle.top + middle.bottom) / 2 }
      }
      return null
    },
    [paragraph, fromLine] as const,
  )
  if (spot === null) throw new Error('No word of that paragraph begins a line on the screen')
  await page.mouse.click(spot.x, spot.y)
  const { before, behind } = await wordAtCaret(page)
  expect(before, 'the caret stands in a word').not.toBe('')
  expect(behind, 'the caret stands in a word').not.toBe('')
  return { before, behind }
}

/** One key after the other, as fast as people type. */
export async function typeLetters(page: Page, letters: string): Promise<void> {
  await page.keyboard.type(letters, { delay: 35 })
}

export function editorText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const content = document.querySelector('.cm-content') as unknown as { cmTile: { root: { view: View } } }
    return content.cmTile.root.view.state.doc.toString()
  })
}

async function wordAtCaret(page: Page): Promise<Frame> {
  const stop = await startCamera(page)
  await expect.poll(() => page.evaluate(() => window.camera?.frames.length ?? 0)).toBeGreaterThan(1)
  const last = (await stop()).at(-1)
  if (!last) throw new Error('No frame')
  return last
}

/**
 * Takes down every frame as it is painted: behind all scripts of the frame and its layout, which is when resize observers
 * run. Reads the page only, never the editor's measure, which would do its work early.
 */
export async function startCamera(page: Page): Promise<() => Promise<Frame[]>> {
  await page.evaluate(() => {
    const MOST = 6000
    const content = document.querySelector('.cm-content') as unknown as { cmTile: { root: { view: View } } }
    const { view } = content.cmTile.root
    const frames: Frame[] = []
    const probe = document.createElement('div')
    probe.style.cssText = 'position:fixed;left:0;top:0;height:0;visibility:hidden'
    document.body.append(probe)
    const look = (): void => {
      const selection = window.getSelection()
      if (!selection || selection.rangeCount === 0 || frames.length >= MOST) return
      const { doc, selection: own } = view.state
      const { head } = own.main
      const box = view.scrollDOM.getBoundingClientRect()
      const first = [...view.scrollDOM.querySelectorAll('.cm-line')].find(
        (line) => line.getBoundingClientRect().top >= box.top && line.textContent !== '',
      )
      frames.push({
        textTop: selection.getRangeAt(0).getClientRects()[0]?.top ?? Number.NaN,
        cursorTop: view.dom.querySelector('.cm-cursor-primary')?.getBoundingClientRect().top ?? null,
        firstTop: first?.getBoundingClientRect().top ?? Number.NaN,
        firstText: first?.textContent?.slice(0, 40) ?? '',
        before: /\p{L}*$/u.exec(doc.sliceString(Math.max(0, head - 200), head))?.[0] ?? '',
        behind: /^\p{L}*/u.exec(doc.sliceString(head, Math.min(doc.length, head + 200)))?.[0] ?? '',
        length: doc.length,
      })
    }
    const seen = new ResizeObserver(look)
    seen.observe(probe)
    let count = 0
    let next = requestAnimationFrame(function turn() {
      probe.style.width = `${(count++ % 2) + 1}px`
      next = requestAnimationFrame(turn)
    })
    window.camera = {
      frames,
      stop() {
        cancelAnimationFrame(next)
        seen.disconnect()
        probe.remove()
      },
    }
  })
  return () =>
    page.evaluate(() => {
      window.camera?.stop()
      return window.camera?.frames ?? []
    })
}
