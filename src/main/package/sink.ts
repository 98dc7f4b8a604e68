// Where the files of a package go: a folder or a zip. Nothing has its own name before everything is there.

export interface PackageSink {
  /** One after the other. `sound` is compressed already. Throws what the system says; `chunks` may throw, too. */
  add(path: string, chunks: AsyncIterable<Uint8Array>, kind: 'text' | 'sound'): Promise<void>
  /** Everything is on the disk, under its name: answers the path. */
  finish(): Promise<string>
  /** Leaves nothing behind; also after `finish` failed. */
  discard(): Promise<void>
}
