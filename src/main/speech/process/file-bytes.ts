// A file from its beginning to its end, of which only what is being looked at is in memory.
import { open, type FileHandle } from 'node:fs/promises'
import { UnreadableSound } from './unreadable-sound.ts'

const CHUNK = 64 * 1024
/** Bytes. No recording is as long; what says so of itself is damaged. */
const LONGEST = 2 ** 40

export class FileBytes {
  readonly #handle: FileHandle
  #ahead = Buffer.alloc(0)
  /** In the file, behind what is ahead. */
  #readTo = 0
  #atEnd = false

  constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /** The next `count` bytes, which stay the next; null when the file ends before. */
  async peek(count: number): Promise<Buffer | null> {
    while (this.#ahead.length < count && !this.#atEnd) {
      const chunk = Buffer.alloc(Math.max(CHUNK, count - this.#ahead.length))
      const { bytesRead } = await this.#handle.read(chunk, 0, chunk.length, this.#readTo)
      this.#readTo += bytesRead
      this.#atEnd = bytesRead === 0
      this.#ahead = Buffer.concat([this.#ahead, chunk.subarray(0, bytesRead)])
    }
    return this.#ahead.length < count ? null : this.#ahead.subarray(0, count)
  }

  /** As much of `count` bytes as there is. */
  async upTo(count: number): Promise<Buffer> {
    return (await this.peek(count)) ?? this.#ahead
  }

  skip(count: number): void {
    const beyond = count - this.#ahead.length
    this.#ahead = this.#ahead.subarray(Math.min(count, this.#ahead.length))
    if (beyond > 0) this.#readTo = Math.min(this.#readTo + beyond, LONGEST)
  }
}

export async function openFileBytes(path: string): Promise<{ bytes: FileBytes; close(): Promise<void> }> {
  try {
    const handle = await open(path, 'r')
    return { bytes: new FileBytes(handle), close: () => handle.close() }
  } catch (error) {
    throw new UnreadableSound(String(error), { cause: error })
  }
}
