// Looks for a text in everything a page's JavaScript still holds, after the garbage has been taken out.
import type { Page } from '@playwright/test'

/** Collections that may be needed: what a first one frees can free more in the next. */
const COLLECTIONS = 4

/** How often `text` is part of a string of the page's heap, main and preload world alike. */
export async function countInHeap(page: Page, text: string): Promise<number> {
  const cdp = await page.context().newCDPSession(page)
  try {
    await cdp.send('HeapProfiler.enable')
    for (let round = 0; round < COLLECTIONS; round += 1) await cdp.send('HeapProfiler.collectGarbage')
    const chunks: string[] = []
    cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
    await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
    return stringsOf(chunks.join('')).filter((string) => string.includes(text)).length
  } finally {
    await cdp.detach()
  }
}

/** The snapshot's strings, cut at 1,024 characters each by V8. */
function stringsOf(snapshot: string): string[] {
  const { strings } = JSON.parse(snapshot) as { strings?: unknown }
  if (!Array.isArray(strings) || strings.length < 1000) throw new Error('This is no heap snapshot')
  return strings.filter((string): string is string => typeof string === 'string')
}
