// The way to the disk: nothing is dropped for a failure, and one thing that cannot be kept does not hold up the rest.
import { expect, test } from 'vitest'
import { RecordQueue } from '../../../../src/renderer/realtime/record-queue.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import type { LogEntry } from '../../../../src/shared/realtime/log-entry.ts'
import type { TranscriptItemInput } from '../../../../src/shared/transcript/item.ts'
import { makeItem } from '../../../support/items.ts'

const entry = (seq: number): LogEntry => ({ seq, at: 0, audioOffsetMs: 0, raw: { seq } })
const item = (itemId: string, text = itemId): TranscriptItemInput => makeItem({ itemId, text })

interface Written {
  entries: number[]
  items: string[]
}

const aMillisecond = () => new Promise<void>((resolve) => setTimeout(resolve, 1))

function queueOf(
  refuse: (written: Written) => StudioError | null = () => null,
  delay = aMillisecond,
  now = () => performance.now(),
) {
  const written: Written[] = []
  const troubles: (string | null)[] = []
  const saved: string[] = []
  const queue = new RecordQueue({
    async write({ entries, items }) {
      await Promise.resolve()
      const batch = { entries: entries.map(({ seq }) => seq), items: items.map(({ text }) => text ?? '') }
      const refusal = refuse(batch)
      if (refusal !== null) throw refusal
      written.push(batch)
    },
    saved: (ids) => void saved.push(...ids),
    trouble: (message) => void troubles.push(message),
    delay,
    now,
  })
  return { queue, written, troubles, saved }
}
const keptEntries = (written: Written[]) => written.flatMap(({ entries }) => entries)
const keptItems = (written: Written[]) => written.flatMap(({ items }) => items)

/** Real ports wait five seconds; these wait a millisecond, so flush is asked until it is done. */
async function settled(queue: RecordQueue): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) if (await queue.flush()) return
  throw new Error('never settled')
}

test('what is added while a request is under way goes with the next, in order', async () => {
  const { queue, written, saved } = queueOf()
  queue.add([entry(0)], [item('a')])
  queue.add([entry(1)], [item('b')])
  queue.add([entry(2)], [item('a', 'a again')])
  await settled(queue)
  expect(keptEntries(written)).toEqual([0, 1, 2])
  expect(keptItems(written)).toEqual(['a', 'a again', 'b'])
  expect(saved).toEqual(['a', 'a', 'b'])
})

test('a failure is told, tried again, and loses nothing', async () => {
  let left = 3
  const { queue, written, troubles } = queueOf(() =>
    left-- > 0 ? new StudioError('DISK_FULL', 'The disk is full.') : null,
  )
  queue.add([entry(0)], [item('a')])
  await settled(queue)
  expect(keptEntries(written)).toEqual([0])
  expect(troubles).toEqual(['The disk is full.', 'The disk is full.', 'The disk is full.', null])
})

test('an entry that can never be kept is left out, and all others are kept', async () => {
  const { queue, written } = queueOf(({ entries }) =>
    entries.includes(7) ? new StudioError('INVALID_ARGUMENT', 'No.') : null,
  )
  queue.add(
    Array.from({ length: 40 }, (_, seq) => entry(seq)),
    [item('a'), item('b')],
  )
  await settled(queue)
  expect(new Set(keptEntries(written))).toEqual(new Set([...Array(40).keys()].filter((seq) => seq !== 7)))
  expect(new Set(keptItems(written))).toEqual(new Set(['a', 'b']))
})

test('a batch that is too large is sent in parts', async () => {
  const { queue, written } = queueOf(({ entries }) =>
    entries.length > 4 ? new StudioError('LIMIT_EXCEEDED', 'Too large.') : null,
  )
  queue.add(
    Array.from({ length: 20 }, (_, seq) => entry(seq)),
    [],
  )
  await settled(queue)
  expect(keptEntries(written)).toEqual([...Array(20).keys()])
})

test('flush does not wait for what is added after it', async () => {
  const { queue, written } = queueOf()
  queue.add([entry(0)], [])
  const flushed = queue.flush()
  const timer = setInterval(() => queue.add([entry(1)], []), 0)
  await flushed
  clearInterval(timer)
  expect(keptEntries(written)).toContain(0)
})

test('the requests of a talk begin at once', async () => {
  const forever = () => new Promise<void>(() => undefined)
  const { queue, written } = queueOf(() => null, forever)
  queue.add([entry(0)], [])
  queue.add([entry(1)], [])
  await aMillisecond()
  expect(written.map(({ entries }) => entries)).toEqual([[0], [1]])
})

test('a flood becomes few requests; the pause between them ends for somebody who waits', async () => {
  const forever = () => new Promise<void>(() => undefined)
  // Time stands still: no turn comes back.
  const { queue, written } = queueOf(
    () => null,
    forever,
    () => 0,
  )
  for (let seq = 0; seq < 300; seq += 1) {
    queue.add([entry(seq)], [])
    await Promise.resolve()
    await Promise.resolve()
    await Promise.resolve()
  }
  await aMillisecond()
  expect(written.length).toBeLessThanOrEqual(100)
  expect(keptEntries(written).length).toBeLessThan(300)
  expect(await queue.flush()).toBe(true)
  expect(keptEntries(written)).toEqual([...Array(300).keys()])
  expect(written.length).toBeLessThanOrEqual(101)
})
