// Bugs caught: a slice that is acknowledged and not in the file, written twice, or put after a gap; a segment that a
// new one leaves open; a full disk that takes the text with it; a path from outside.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import {
  adoptOpenSegments,
  adoptStrayFiles,
  removeDeletedRecordings,
} from '../../../../src/main/recordings/adopt-segments.ts'
import type { DiskPorts } from '../../../../src/main/recordings/disk-room.ts'
import { Recordings } from '../../../../src/main/recordings/recordings.ts'
import { findSegment, listSegments } from '../../../../src/main/store/queries/recording-segments.ts'
import { recordedMsOf } from '../../../../src/main/store/queries/voice-sessions.ts'
import { insertSession } from '../../../../src/main/store/queries/sessions.ts'
import { deleteProject } from '../../../../src/main/projects/update-project.ts'
import { makeContext, type RecordedContext } from '../../../support/service-context.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'
import { opusWebm } from './webm.ts'

const sessionId = 's-1'
const author = { sessionId, track: 'author' } as const
const webm = { mimeType: 'audio/webm;codecs=opus' }
let temp: TempStore
let ctx: RecordedContext
let free: number | null
const disk: DiskPorts = { low: 2000, stop: 500, freeBytes: () => Promise.resolve(free) }
let recordings: Recordings
let projectId: string

beforeEach(() => {
  temp = makeTempStore()
  ctx = makeContext(temp.store)
  free = 10_000
  recordings = new Recordings(ctx, disk)
  projectId = createProject(ctx, { title: 'The Salt Road', contentType: 'memoir' }).id
  insertSession(temp.store, {
    ...{ id: sessionId, projectId, kind: 'voice', stage: 'intake', status: 'live' },
    ...{ startedAt: 1, endedAt: null },
  })
})
afterEach(async () => {
  await recordings.stop()
  temp.cleanup()
})

const pathOf = (file: string): string => join(temp.dataDir, 'recordings', sessionId, file)
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

it('keeps slices in order, however often and together they are sent', async () => {
  const { n } = await recordings.begin({ ...author, ...webm, startMs: 0 })
  const slices = ['one ', 'two ', 'three']
  let at = 0
  const sends = slices.flatMap((text) => {
    const send = { ...author, n, at, data: bytes(text) }
    at += text.length
    return [recordings.append(send), recordings.append(send)]
  })
  expect((await Promise.all(sends)).at(-1)).toEqual({ bytes: 13 })
  expect(readFileSync(pathOf('author-0000.webm'), 'utf8')).toBe('one two three')
  const view = await recordings.finish({ ...author, n, durationMs: 2999.6 })
  expect(view).toMatchObject({
    durationMs: 3000,
    bytes: 13,
    url: `/recordings/${sessionId}/author-0000.webm`,
  })
  expect(findSegment(temp.store, { ...author, n })).toMatchObject({
    status: 'closed',
    sha256: createHash('sha256').update('one two three').digest('hex'),
  })
  expect(await recordings.finish({ ...author, n, durationMs: 1 })).toEqual(view)
})

it('refuses a slice after a gap, in a closed segment, of nobody’s session, and of five megabytes', async () => {
  const { n } = await recordings.begin({ ...author, ...webm, startMs: 0 })
  await expect(recordings.append({ ...author, n, at: 1, data: bytes('x') })).rejects.toMatchObject({
    code: 'CONFLICT',
  })
  const huge = new Uint8Array(5 * 1024 * 1024)
  await expect(recordings.append({ ...author, n, at: 0, data: huge })).rejects.toMatchObject({
    code: 'LIMIT_EXCEEDED',
  })
  await recordings.append({ ...author, n, at: 0, data: bytes('x') })
  await recordings.finish({ ...author, n, durationMs: 1000 })
  await expect(recordings.append({ ...author, n, at: 1, data: bytes('y') })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  for (const stranger of ['nobody', '../../out']) {
    const begun = recordings.begin({ sessionId: stranger, track: 'author', ...webm, startMs: 0 })
    await expect(begun).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
})

it('closes the segment that a new one follows, with the length its blocks tell', async () => {
  const first = await recordings.begin({ ...author, ...webm, startMs: 0 })
  await recordings.append({ ...author, ...first, at: 0, data: opusWebm(50) })
  const second = await recordings.begin({ ...author, ...webm, startMs: 60_000 })
  expect([first.n, second.n]).toEqual([0, 1])
  expect(recordings.list(sessionId)).toMatchObject([
    { n: 0, durationMs: 1000 },
    { n: 1, durationMs: null, bytes: 0 },
  ])
  // A segment without sound leaves nothing behind.
  await recordings.stop()
  expect(readdirSync(pathOf('.'))).toEqual(['author-0000.webm'])
  expect(recordings.list(sessionId)).toHaveLength(1)
  expect(recordedMsOf(temp.store, sessionId)).toBe(1000)
})

it('writes over no file that is there, known or not', async () => {
  const { n } = await recordings.begin({ ...author, ...webm, startMs: 0 })
  await recordings.append({ ...author, n, at: 0, data: bytes('x') })
  await recordings.finish({ ...author, n, durationMs: 1 })
  writeFileSync(pathOf('author-0001.webm'), 'from another time')
  expect(await recordings.begin({ ...author, ...webm, startMs: 1 })).toEqual({ n: 2 })
  expect(readFileSync(pathOf('author-0001.webm'), 'utf8')).toBe('from another time')
})

it('warns once when the disk grows short, stops sound before text has no room, and goes on when there is room', async () => {
  free = 1500
  const { n } = await recordings.begin({ ...author, ...webm, startMs: 0 })
  const append = (at: number) => recordings.append({ ...author, n, at, data: bytes('x') })
  for (let at = 0; at < 25; at++) await append(at)
  const told = () =>
    ctx.events.flatMap(({ name, payload }) =>
      name === 'recordings.space' ? [(payload as { level: string }).level] : [],
    )
  expect(told()).toEqual(['low'])
  free = 400
  let refused = 0
  for (let at = 25; at < 45; at++) {
    try {
      await append(at - refused)
    } catch (error) {
      expect(error).toMatchObject({ code: 'DISK_FULL' })
      refused += 1
    }
  }
  expect(refused).toBeGreaterThanOrEqual(10)
  expect(told()).toEqual(['low', 'stopped'])
  await expect(recordings.begin({ ...author, ...webm, startMs: 1 })).rejects.toMatchObject({
    code: 'DISK_FULL',
  })
  free = 10_000
  await recordings.begin({ ...author, ...webm, startMs: 2 })
  expect(recordings.list(sessionId)).toMatchObject([{ n: 0, bytes: 45 - refused }, { n: 1 }])
})

it('goes on where the disk does not tell its room', async () => {
  free = null
  expect(await recordings.begin({ ...author, ...webm, startMs: 0 })).toEqual({ n: 0 })
})

it('adopts what a crash left open, as far as it was written, and forgets what was empty', async () => {
  const begun = await recordings.begin({ ...author, ...webm, startMs: 5000 })
  const torn = opusWebm(100).slice(0, -7)
  await recordings.append({ ...author, ...begun, at: 0, data: torn })
  await recordings.begin({ sessionId, track: 'interviewer', ...webm, startMs: 5000 })
  expect(adoptOpenSegments(temp.store)).toEqual({
    adopted: 1,
    lost: [{ sessionId, file: 'interviewer-0000.webm', reason: 'empty' }],
  })
  expect(findSegment(temp.store, { ...author, n: 0 })).toMatchObject({
    status: 'adopted',
    bytes: torn.byteLength,
    durationMs: 1980,
    sha256: createHash('sha256').update(torn).digest('hex'),
  })
  expect(recordedMsOf(temp.store, sessionId)).toBe(6980)
  expect(adoptOpenSegments(temp.store)).toEqual({ adopted: 0, lost: [] })
})

it('keeps recordings of a deleted project until the next start, for the undo', async () => {
  const { n } = await recordings.begin({ ...author, ...webm, startMs: 0 })
  await recordings.append({ ...author, n, at: 0, data: bytes('x') })
  await recordings.finish({ ...author, n, durationMs: 1 })
  expect(removeDeletedRecordings(temp.store)).toEqual([])
  expect(existsSync(pathOf('author-0000.webm'))).toBe(true)
  deleteProject(ctx, projectId)
  expect(existsSync(pathOf('author-0000.webm'))).toBe(true)
  expect(removeDeletedRecordings(temp.store)).toEqual([])
  expect(existsSync(pathOf('.'))).toBe(false)
})

it('adopts files that a restored backup does not know, and leaves those of unknown sessions alone', async () => {
  const begun = await recordings.begin({ ...author, ...webm, startMs: 0 })
  await recordings.append({ ...author, ...begun, at: 0, data: opusWebm(100) })
  await recordings.finish({ ...author, ...begun, durationMs: 2000 })
  writeFileSync(pathOf('author-0001.webm'), opusWebm(50))
  writeFileSync(pathOf('author-0002.webm'), opusWebm(50))
  writeFileSync(pathOf('interviewer-0000.webm'), '')
  writeFileSync(pathOf('notes.txt'), 'of the author’s own')
  mkdirSync(join(temp.dataDir, 'recordings', 'unknown'))
  writeFileSync(join(temp.dataDir, 'recordings', 'unknown', 'author-0000.webm'), opusWebm(1))
  expect(adoptStrayFiles(ctx)).toEqual({ adopted: 2, unknownSessions: ['unknown'] })
  const rows = listSegments(temp.store, sessionId)
  expect(rows.map(({ file, startMs, durationMs, status }) => [file, startMs, durationMs, status])).toEqual([
    ['author-0000.webm', 0, 2000, 'closed'],
    ['author-0001.webm', 2000, 1000, 'adopted'],
    ['author-0002.webm', 3000, 1000, 'adopted'],
  ])
  expect(adoptStrayFiles(ctx)).toEqual({ adopted: 0, unknownSessions: ['unknown'] })
  expect(existsSync(join(temp.dataDir, 'recordings', 'unknown', 'author-0000.webm'))).toBe(true)
})
