// Reads a whole manuscript off the screen: every line is drawn, and what looks like a link is pressed.
import { expect, type Locator, type Page } from '@playwright/test'
import { editorText } from './author-at-work.ts'

interface View {
  state: {
    selection: { main: { head: number } }
    doc: { lines: number; lineAt(position: number): { number: number } }
  }
  scrollDOM: HTMLElement
  posAtDOM(node: Node): number
}

/** Addresses as they stand in a text, of any scheme or none. */
const ADDRESS = String.raw`\b[a-z][\w+.-]{1,20}(?::|&colon;)\S|\bwww\.|\S@\S|\\\\\S|\(//`

/** The text of each line as it stood on the screen; null = it never did. */
export function drawnLines(editor: Locator): Promise<(string | null)[]> {
  return editor.evaluate(async (dom) => {
    const MOST_SCREENS = 1000
    const content = dom.querySelector('.cm-content') as unknown as { cmTile: { root: { view: View } } }
    const { view } = content.cmTile.root
    const { scrollDOM } = view
    const drawn = Array.from({ length: view.state.doc.lines }, (): string | null => null)
    scrollDOM.scrollTop = 0
    for (let screen = 0; screen < MOST_SCREENS; screen++) {
      await new Promise((done) => requestAnimationFrame(done))
      const { top, bottom } = scrollDOM.getBoundingClientRect()
      for (const line of dom.querySelectorAll('.cm-line')) {
        const box = line.getBoundingClientRect()
        if (box.bottom < top || box.top > bottom) continue
        drawn[view.state.doc.lineAt(view.posAtDOM(line)).number - 1] = line.textContent
      }
      const before = scrollDOM.scrollTop
      scrollDOM.scrollTop += scrollDOM.clientHeight * 0.9
      if (scrollDOM.scrollTop === before) return drawn
    }
    throw new Error('The manuscript has no end')
  })
}

export function caretAt(page: Page): Promise<number> {
  return page.evaluate(() => {
    const content = document.querySelector('.cm-content') as unknown as { cmTile: { root: { view: View } } }
    return content.cmTile.root.view.state.selection.main.head
  })
}

/** Draws it as it is read, presses all that looks like a link, and draws it as it is written, with all its marks. */
export async function readThrough(page: Page): Promise<void> {
  const editor = page.getByRole('region', { name: 'Document' }).locator('.cm-editor')
  const text = await editorText(page)
  const lines = text.split('\n')
  const read = await drawnLines(editor)
  expect(read.filter((line) => line === null)).toEqual([])
  expect(read.filter((line, at) => line !== lines[at]).length, 'lines with marks hidden').toBeGreaterThan(100)

  const { links, addresses } = await pressLinks(editor)
  expect(links, 'links pressed').toBeGreaterThan(20)
  expect(addresses, 'addresses pressed').toBeGreaterThan(80)
  expect(await editorText(page)).toBe(text)

  await page.getByRole('textbox', { name: 'Manuscript' }).press('Control+a')
  expect(await drawnLines(editor)).toEqual(lines)
}

/** From the top down, each link and each different address, links as in other editors too; how many it were. */
export async function pressLinks(
  editor: Locator,
  most = Infinity,
): Promise<{ links: number; addresses: number }> {
  const MOST_TURNS = 2000
  const { mouse, keyboard } = editor.page()
  const pressed = { link: new Set<string>(), address: new Set<string>() }
  const counted = () => ({ links: pressed.link.size, addresses: pressed.address.size })
  await editor.locator('.cm-scroller').evaluate((scroller) => scroller.scrollTo(0, 0))
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const known = [...pressed.link, ...pressed.address]
    const found =
      known.length < most ? await editor.evaluate(nextLink, { address: ADDRESS, known }) : 'the end'
    if (found === 'the end') return counted()
    if (found === 'further down') continue
    const { kind, key, x, y } = found
    pressed[kind].add(key)
    await mouse.click(x, y)
    if (kind === 'address') continue
    await keyboard.down('Control')
    await mouse.click(x, y)
    await keyboard.up('Control')
  }
  throw new Error('There is no end of links')
}

interface Pressable {
  kind: 'link' | 'address'
  key: string
  x: number
  y: number
}

/** The next on the screen that is not known; where there is none, scrolls on. */
async function nextLink(dom: Element, wanted: { address: string; known: string[] }) {
  const content = dom.querySelector('.cm-content') as unknown as {
    cmTile: { root: { view: View } }
  } & Element
  const { view } = content.cmTile.root
  const { scrollDOM } = view
  const { top, bottom } = scrollDOM.getBoundingClientRect()
  const known = new Set(wanted.known)
  const offer = (kind: Pressable['kind'], key: string, place: Element | Range): Pressable | null => {
    const box = place.getClientRects()[0]
    if (known.has(key) || box === undefined || box.top < top || box.bottom > bottom) return null
    const [x, y] = [box.left + Math.min(box.width / 2, 12), box.top + box.height / 2]
    return document.elementFromPoint(x, y)?.closest('.cm-content') === content ? { kind, key, x, y } : null
  }
  const rangeAt = (line: Element, index: number): Range => {
    const range = document.createRange()
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    let left = index
    for (let node = texts.nextNode() as Text | null; node !== null; node = texts.nextNode() as Text | null) {
      range.setStart(node, Math.min(left, node.length))
      range.setEnd(node, Math.min(left + 1, node.length))
      if (left < node.length) break
      left -= node.length
    }
    return range
  }
  for (const line of content.querySelectorAll('.cm-line')) {
    for (const link of line.querySelectorAll('.ms-link, a, [role=link]')) {
      const found = offer('link', `link ${view.posAtDOM(link)}`, link)
      if (found !== null) return found
    }
    const text = line.textContent
    for (const { index } of text.matchAll(new RegExp(wanted.address, 'gi'))) {
      const found = offer('address', text.slice(index, index + 60), rangeAt(line, index))
      if (found !== null) return found
    }
  }
  const before = scrollDOM.scrollTop
  scrollDOM.scrollTop += scrollDOM.clientHeight * 0.7
  await new Promise((done) => requestAnimationFrame(done))
  return scrollDOM.scrollTop === before ? 'the end' : 'further down'
}
