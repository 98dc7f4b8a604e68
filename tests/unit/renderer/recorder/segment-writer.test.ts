// Bugs caught: slices out of order or twice, a file with a hole in it, a stop that never ends while main does not
// answer, memory that grows for as long as main fails.
import { beforeEach, expect, it } from 'vitest'
import type { Client } from '../../../../src/renderer/bridge/client.ts'
import { MAX_QUEUED_BYTES, SegmentWriter } from '../../../../src/renderer/recorder/segment-writer.ts'
import { StudioError } from '../../../../src/shared/errors.ts'

interface FakeSegment {
  startMs: number
  text: string
  durationMs: number | null
}

let segments: FakeSegment[]
let said: string[]
/** What the next requests answer with, or null = they succeed. */
let failures: (Error | null)[]
let lost: number
/** True = main does not answer at all. */
let isStuck: boolean

const request = (async (name: string, input: Record<string, unknown>) => {
  await Promise.resolve()
  if (isStuck) await new Promise(() => {})
  const failure = failures.shift() ?? null
  if (failure !== null) throw failure
  if (name === 'recordings.begin') {
    segments.push({ startMs: input['startMs'] as number, text: '', durationMs: null })
    return { n: segments.length - 1 }
  }
  const segment = segments[input['n'] as number]
  if (segment === undefined) throw new StudioError('NOT_FOUND', 'no such segment')
  if (name === 'recordings.finish') {
    segment.durationMs = input['durationMs'] as number
    return null
  }
  expect(input['at']).toBe(segment.text.length)
  segment.text += new TextDecoder().decode(input['data'] as Uint8Array)
  return { bytes: segment.text.length }
}) as unknown as Client['request']

function newWriter(): SegmentWriter {
  return new SegmentWriter({
    ...{ sessionId: 's', track: 'author', mimeType: 'audio/webm', request },
    notWritten: (message) => said.push(`not written: ${message}`),
    diskFull: (message) => said.push(`full: ${message}`),
    segmentLost: () => (lost += 1),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 100)),
  })
}

const slice = (text: string): Blob => new Blob([text])

beforeEach(() => {
  segments = []
  said = []
  failures = []
  lost = 0
  isStuck = false
})

it('writes overlapping segments one after the other, each whole', async () => {
  const writer = newWriter()
  const first = writer.begin(0)
  first.slice(slice('a'), 1000)
  const second = writer.begin(900)
  second.slice(slice('x'), 1900)
  first.slice(slice('b'), 1100)
  first.end(1100)
  first.slice(slice('late'), 1200)
  second.slice(slice('y'), 2900)
  second.end(2900)
  await writer.settled(5000)
  expect(segments).toEqual([
    { startMs: 0, text: 'ab', durationMs: 1100 },
    { startMs: 900, text: 'xy', durationMs: 2000 },
  ])
})

it('is settled between two slices of a segment that goes on', async () => {
  const writer = newWriter()
  const sink = writer.begin(0)
  sink.slice(slice('a'), 1000)
  await writer.settled(60_000)
  expect(segments[0]?.text).toBe('a')
})

it('tries again what main could not write, and says so until it is written', async () => {
  const writer = newWriter()
  failures = [null, new Error('gone for a moment'), new Error('gone for a moment'), null]
  const sink = writer.begin(0)
  sink.slice(slice('a'), 1000)
  sink.slice(slice('b'), 2000)
  sink.end(2000)
  await writer.settled(60_000)
  expect(segments).toEqual([{ startMs: 0, text: 'ab', durationMs: 2000 }])
  expect(said.filter((words) => words.includes('moment'))).toHaveLength(2)
  expect(said.at(-1)).toBe('not written: null')
})

it('drops the rest of a segment when the disk is full, and takes the next one', async () => {
  const writer = newWriter()
  failures = [null, null, new StudioError('DISK_FULL', 'no room')]
  const first = writer.begin(0)
  for (const text of ['a', 'b', 'c']) first.slice(slice(text), 1000 * (1 + 'abc'.indexOf(text)))
  first.end(3000)
  const second = writer.begin(3000)
  second.slice(slice('x'), 4000)
  second.end(4000)
  await writer.settled(60_000)
  expect(segments).toEqual([
    { startMs: 0, text: 'a', durationMs: 1000 },
    { startMs: 3000, text: 'x', durationMs: 1000 },
  ])
  expect(said.filter((words) => words.startsWith('full'))).toEqual([
    'full: null',
    'full: no room',
    'full: null',
  ])
})

it('asks for another segment when main knows this one no more', async () => {
  const writer = newWriter()
  failures = [null, new StudioError('NOT_FOUND', 'closed at a restart')]
  const sink = writer.begin(0)
  sink.slice(slice('a'), 1000)
  await writer.settled(60_000)
  expect(lost).toBe(1)
})

it('does not hold a stop up when main does not answer', async () => {
  const writer = newWriter()
  isStuck = true
  const sink = writer.begin(0)
  sink.slice(slice('a'), 1000)
  sink.end(1000)
  await writer.settled(1000)
  expect(segments).toEqual([])
})

it('ends its attempts when it gives up', async () => {
  const writer = newWriter()
  failures = Array.from({ length: 1000 }, () => new Error('down'))
  const sink = writer.begin(0)
  sink.slice(slice('a'), 1000)
  sink.end(1000)
  writer.giveUp()
  await writer.settled(60_000)
  expect(failures.length).toBeGreaterThan(990)
})

it('bounds what waits in memory, without a hole in what it keeps', async () => {
  const writer = newWriter()
  isStuck = true
  const sink = writer.begin(0)
  const large = new Blob([new Uint8Array(MAX_QUEUED_BYTES - 10)])
  sink.slice(large, 1000)
  sink.slice(new Blob([new Uint8Array(20)]), 2000)
  // It would fit, and would follow on a hole.
  sink.slice(slice('c'), 3000)
  expect(writer.queuedBytes).toBe(MAX_QUEUED_BYTES - 10)
})
