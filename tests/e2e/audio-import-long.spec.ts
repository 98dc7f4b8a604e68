// Twenty minutes of sound, paused in the middle; five hours are `npm run bench import`. Bugs caught: memory that grows
// with the file, a window that stands still while sound comes in, a seam where it was gone on with.
import { expect, test } from '@playwright/test'
import { lengthMs, seams } from '../support/audio-import-kit.ts'
import { runLongImport } from '../support/long-import.ts'

const SECONDS = 20 * 60 + 7.25
/** Megabytes between the first quarter and the last: collections and caches are not the same every time. */
const MOST_GROWTH = 120
/** Fifty where nothing else runs; a machine that does other things besides waits longer for its turn. */
const LONGEST_BLOCK_MS = 1000

test('twenty minutes come in whole, with a pause, in steady memory', async () => {
  test.setTimeout(240_000)
  const { segments, status, windowMb, mainMb, windowBlockMs, mainBlockMs, tookMs, errors } =
    await runLongImport(SECONDS)
  test.info().annotations.push({
    type: 'figures',
    description: JSON.stringify({ tookMs, windowMb, mainMb, windowBlockMs, mainBlockMs }),
  })
  expect(status).toBe('ended')
  expect(seams(segments)).toEqual([])
  expect(lengthMs(segments)).toBe(SECONDS * 1000)
  expect(segments).toHaveLength(21)
  expect((windowMb[3] ?? 0) - (windowMb[0] ?? 0)).toBeLessThan(MOST_GROWTH)
  expect((mainMb[3] ?? 0) - (mainMb[0] ?? 0)).toBeLessThan(MOST_GROWTH)
  expect(windowBlockMs).toBeLessThan(LONGEST_BLOCK_MS)
  expect(errors).toEqual([])
})
