// Recordings as they come in: tracks of a session, each a row of files, written in order and never only in memory.
import { StudioError } from '../../shared/errors.ts'
import type { ParsedInput } from '../../shared/ipc/contract.ts'
import type { SegmentView } from '../../shared/ipc/voice-views.ts'
import type { ServiceContext } from '../context.ts'
import {
  closeSegment,
  deleteSegment,
  findSegment,
  insertSegment,
  listSegments,
  nextSegmentNumber,
  type SegmentKey,
} from '../store/queries/recording-segments.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { createDiskWatch, realDisk, type DiskPorts, type DiskWatch } from './disk-room.ts'
import { firstFreeNumber, recordingFolder, segmentFile } from './recording-files.ts'
import {
  appendSlice,
  closeSegmentFile,
  discardSegmentFile,
  openSegmentFile,
  type OpenSegment,
} from './segment-file.ts'
import { viewOfSegment } from './segment-view.ts'

/** A second of speech is some 8 KB; this bounds what one request may write. */
const MAX_SLICE_BYTES = 4 * 1024 * 1024
/** Slices are of half a second. */
const SLICES_BETWEEN_CHECKS = 10

type Track = Pick<SegmentKey, 'sessionId' | 'track'>

export class Recordings {
  readonly #ctx: ServiceContext
  readonly #disk: DiskWatch
  /** By track: at most one each is being written. */
  readonly #open = new Map<string, OpenSegment>()
  readonly #queues = new Map<string, Promise<unknown>>()

  constructor(ctx: ServiceContext, disk: DiskPorts = realDisk) {
    this.#ctx = ctx
    this.#disk = createDiskWatch(disk, ctx)
  }

  begin(input: ParsedInput<'recordings.begin'>): Promise<{ n: number }> {
    return this.#inOrder(input, async () => {
      const { store, now } = this.#ctx
      const { sessionId, track, mimeType } = input
      requireSession(store, sessionId)
      const folder = recordingFolder(store.dataDir, sessionId)
      await this.#closeOpen(input, null)
      await this.#disk.check(sessionId)
      const n = await firstFreeNumber(folder, track, nextSegmentNumber(store, sessionId, track))
      const file = segmentFile(track, n)
      const startMs = Math.round(input.startMs)
      // The row first: a file that a crash leaves is then known.
      insertSegment(store, {
        ...{ sessionId, track, n, file, mimeType, startMs, createdAt: now() },
        ...{ durationMs: null, bytes: 0, sha256: null, status: 'open' },
      })
      this.#open.set(keyOf(input), await openSegmentFile({ sessionId, track, n }, folder, file))
      this.#changed(sessionId)
      return { n }
    })
  }

  append({ at, data, ...key }: ParsedInput<'recordings.append'>): Promise<{ bytes: number }> {
    return this.#inOrder(key, async () => {
      if (data.byteLength > MAX_SLICE_BYTES) throw tooLarge()
      const segment = this.#open.get(keyOf(key))
      if (segment?.n !== key.n) throw notOpen(key)
      if (++segment.unchecked >= SLICES_BETWEEN_CHECKS) {
        segment.unchecked = 0
        await this.#disk.check(key.sessionId)
      } else this.#disk.refuseWhenStopped(key.sessionId)
      await appendSlice(segment, at, data)
      return { bytes: segment.bytes }
    })
  }

  finish({ durationMs, ...key }: ParsedInput<'recordings.finish'>): Promise<SegmentView> {
    return this.#inOrder(key, async () => {
      if (this.#open.get(keyOf(key))?.n === key.n) await this.#closeOpen(key, Math.round(durationMs))
      const row = findSegment(this.#ctx.store, key)
      if (row === null) throw notOpen(key)
      return viewOfSegment(row)
    })
  }

  list(sessionId: string): SegmentView[] {
    requireSession(this.#ctx.store, sessionId)
    return listSegments(this.#ctx.store, sessionId).map((row) => {
      const segment = this.#open.get(keyOf(row))
      return viewOfSegment(segment?.n === row.n ? { ...row, bytes: segment.bytes } : row)
    })
  }

  /** Ends what is being written of a track, by what the file holds. */
  close(of: Track): Promise<void> {
    return this.#inOrder(of, () => this.#closeOpen(of, null))
  }

  /** Closes what is still being written; for the quit. What cannot be closed is adopted at the next start. */
  async stop(): Promise<void> {
    const tracks = [...this.#open.values()]
    await Promise.allSettled(tracks.map((of) => this.#inOrder(of, () => this.#closeOpen(of, null))))
  }

  /** `durationMs` null = by what the file holds: nobody said how long it was. */
  async #closeOpen(of: Track, durationMs: number | null): Promise<void> {
    const segment = this.#open.get(keyOf(of))
    if (segment === undefined) return
    this.#open.delete(keyOf(of))
    const { sessionId, track, n } = segment
    const key = { sessionId, track, n }
    if (segment.bytes === 0) {
      await discardSegmentFile(segment)
      deleteSegment(this.#ctx.store, key)
    } else {
      const { bytes, sha256, durationMs: heard } = await closeSegmentFile(segment)
      const end = { bytes, sha256, durationMs: durationMs ?? Math.round(heard ?? 0) }
      closeSegment(this.#ctx.store, key, { ...end, status: 'closed' })
    }
    this.#changed(sessionId)
  }

  #changed(sessionId: string): void {
    this.#ctx.emit('recordings.changed', { sessionId })
  }

  /** One after the other within a track; a failure does not stop the next. */
  #inOrder<T>(of: Track, run: () => Promise<T>): Promise<T> {
    const key = keyOf(of)
    const before = this.#queues.get(key) ?? Promise.resolve()
    const result = before.then(run, run)
    this.#queues.set(key, result)
    const forget = (): void => {
      if (this.#queues.get(key) === result) this.#queues.delete(key)
    }
    result.then(forget, forget)
    return result
  }
}

function keyOf({ sessionId, track }: Track): string {
  return `${track} ${sessionId}`
}

function notOpen({ sessionId, track, n }: SegmentKey): StudioError {
  return new StudioError(
    'NOT_FOUND',
    'This part of the recording is not being written any more. What was recorded is safe; a new part can begin.',
    { sessionId, track, n },
  )
}

function tooLarge(): StudioError {
  return new StudioError(
    'LIMIT_EXCEEDED',
    'This piece of the recording is too large to write at once. What was recorded before is safe.',
  )
}
