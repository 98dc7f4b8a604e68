// How a window keeps up with the keys, seen from inside it: a key until the frame that shows it. Nothing of it is in the product.
import type { Page } from '@playwright/test'

export interface KeyMarks {
  /** When these began. */
  since: number
  /** When a key came, and when the frame behind it was drawn; milliseconds since the epoch. */
  keys: [number, number][]
  /** When drafts were begun and told of as complete. */
  drafts: { jobId: string; from: number; to: number }[]
}
declare global {
  interface Window {
    keyMarks: KeyMarks
  }
}

/** Once a window. */
export async function markKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const now = (): number => performance.timeOrigin + performance.now()
    const marks: KeyMarks = { since: now(), keys: [], drafts: [] }
    window.keyMarks = marks
    const listen = { capture: true }
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          // The first task behind the frame.
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener(
            'message',
            () => marks.keys.push([performance.timeOrigin + timeStamp, now()]),
            { once: true },
          )
          port1.start()
          port2.postMessage(null)
        })
      },
      listen,
    )
    window.studio.subscribe(({ name, payload }) => {
      if (name !== 'draft.changed') return
      const { id, status } = (payload as { job: { id: string; status: string } }).job
      const open = marks.drafts.find(({ jobId }) => jobId === id)
      if (status === 'running' && open === undefined)
        marks.drafts.push({ jobId: id, from: now(), to: Infinity })
      else if (status === 'complete' && open !== undefined) open.to = now()
    })
  })
}

/** What was seen since the last time. */
export async function takeKeyMarks(page: Page): Promise<KeyMarks> {
  return page.evaluate(() => {
    const marks = { ...window.keyMarks }
    const since = performance.timeOrigin + performance.now()
    Object.assign(window.keyMarks, { since, keys: [], drafts: [] })
    return marks
  })
}
