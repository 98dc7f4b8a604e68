// What the page and the worker that reads files of sound say to each other.

export interface SourceFile {
  name: string
  bytes: number
  url: string
}

export type ToWorker =
  /** How long is it, and can it be read here? */
  | { kind: 'probe'; fileId: string; file: SourceFile }
  /** From `fileAt` on, and of that file from `doneMs` on; null = that file is in already. */
  | { kind: 'import'; files: (SourceFile | null)[]; fileAt: number; doneMs: number }
  /** What was sent last is on the disk. */
  | { kind: 'taken' }

export type FromWorker =
  | { kind: 'probed'; fileId: string; durationMs: number | null; problem: string | null }
  /** A whole WebM file; `startMs` within the file that is read. Nothing more comes before `taken`. */
  | { kind: 'segment'; fileAt: number; startMs: number; durationMs: number; data: Uint8Array<ArrayBuffer> }
  /** `broken`: what could not be read, in words. Nothing more comes before `taken`. */
  | { kind: 'fileDone'; fileAt: number; durationMs: number; broken: string | null }
  | { kind: 'allDone' }
  /** The file cannot be had any more; words for the author. */
  | { kind: 'failed'; message: string }
