// One file over the network: to a `.part` beside its place, gone on with after any cut, hashed, synced and then renamed.
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ModelDownload } from '../../shared/speech/model-manifest.ts'
import { syncNewName } from '../recordings/recording-files.ts'
import type { OpenDownload } from './download-port.ts'
import { asDownloadError, cutTooOften, notThisFile, wrongHash } from './download-errors.ts'
import { openHere } from './open-here.ts'

export interface FileToFetch {
  download: ModelDownload
  /** Where it is to lie; `<path>.part` until it is whole. */
  path: string
  hosts: readonly string[]
}

export interface FetchPorts {
  openDownload: OpenDownload
  /** Milliseconds between two tries; grows. Tests wait less. */
  pauseMs?: number
  onBytes(done: number): void
}

/** Tries in a row that bring nothing. */
const MOST_TRIES = 6
const PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30_000

/** Resolves when the file lies whole at `path`. Throws a StudioError; an abort leaves the `.part` for the next time. */
export async function fetchFile(file: FileToFetch, ports: FetchPorts, signal: AbortSignal): Promise<void> {
  const part = `${file.path}.part`
  try {
    for (let tries = 0; ;) {
      const had = await sizeOf(part)
      if (had >= file.download.bytes) break
      const end = await fetchRest(file, part, had, ports, signal)
      if (end === 'whole') break
      tries = (await sizeOf(part)) > had ? 0 : tries + 1
      if (tries >= MOST_TRIES) throw cutTooOften(file.download)
      await wait(pauseOf(ports, tries), undefined, { signal })
    }
    await requireHash(part, file.download)
    await rename(part, file.path)
    await syncNewName(dirname(file.path))
  } catch (error) {
    throw asDownloadError(error, file.download, signal)
  }
}

function pauseOf({ pauseMs = PAUSE_MS }: FetchPorts, tries: number): number {
  return Math.min(LONGEST_PAUSE_MS, pauseMs * 2 ** tries) * (0.5 + Math.random() / 2)
}

/** `cut`: the connection broke; another try may bring the rest. */
async function fetchRest(
  file: FileToFetch,
  part: string,
  had: number,
  ports: FetchPorts,
  signal: AbortSignal,
): Promise<'whole' | 'cut'> {
  const opened = await openHere(file, ports.openDownload, had, signal)
  if (opened === 'cut') return 'cut'
  const { response, from } = opened
  const handle = await open(part, from === 0 ? 'w' : 'r+')
  try {
    return await writeBody(response.body, handle, from, file.download.bytes, ports)
  } finally {
    response.close()
    await handle.close()
  }
}

async function writeBody(
  body: AsyncIterable<Uint8Array>,
  handle: FileHandle,
  from: number,
  bytes: number,
  { onBytes }: FetchPorts,
): Promise<'whole' | 'cut'> {
  let at = from
  const chunks = body[Symbol.asyncIterator]()
  // Not until the connection ends: a server may keep it open after the last byte.
  while (at < bytes) {
    const next = await nextChunk(chunks)
    if (next === 'cut' || next.done === true) break
    if (at + next.value.byteLength > bytes) throw notThisFile()
    await handle.write(next.value, 0, next.value.byteLength, at)
    at += next.value.byteLength
    onBytes(at)
  }
  await handle.sync()
  return at === bytes ? 'whole' : 'cut'
}

/** A broken connection is told apart from a disk that cannot be written. */
async function nextChunk(chunks: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array> | 'cut'> {
  try {
    return await chunks.next()
  } catch {
    return 'cut'
  }
}

async function requireHash(part: string, download: ModelDownload): Promise<void> {
  if ((await sizeOf(part)) === download.bytes && (await sha256Of(part)) === download.sha256) return
  // Going on with it would never come right.
  await rm(part, { force: true })
  throw wrongHash(download)
}

/** Hex; read in slices, so that main is free in between. */
export async function sha256Of(path: string): Promise<string> {
  const hash: Hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }))
    hash.update(chunk as Buffer)
  return hash.digest('hex')
}

export async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0
    throw error
  }
}
