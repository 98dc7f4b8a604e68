// Drives one import: the worker reads and encodes, main writes, and the worker goes on when it has. Whatever goes wrong
// stops it where it can be gone on from.
import type { OpenAudioImport } from '../../shared/ipc/audio-import-views.ts'
import type { Client } from '../bridge/client.ts'
import { RECORDING_TYPE } from '../recorder/track-recorder.ts'
import type { FromWorker } from './messages.ts'
import type { OpenWorker, ReadingWorker } from './open-worker.ts'

export interface ImportRunPorts {
  request: Client['request']
  openWorker: OpenWorker
  /** So much of this file is on the disk. */
  advanced(fileAt: number, doneMs: number): void
  fileDone(fileAt: number, durationMs: number, broken: string | null): void
  allDone(): void
  /** It stopped by itself, for this reason; nothing that came in is lost. */
  failed(message: string): void
}

type Segment = Extract<FromWorker, { kind: 'segment' }>
type FileDone = Extract<FromWorker, { kind: 'fileDone' }>

export class ImportRun {
  readonly #ports: ImportRunPorts
  readonly #importId: string
  readonly #sessionId: string
  readonly #worker: ReadingWorker
  #stopped = false
  #writing: Promise<void> = Promise.resolve()
  /** Where the file that is read begins on the recording clock. */
  #fileStartMs: number

  constructor({ view, urls, fileStartMs }: OpenAudioImport, ports: ImportRunPorts) {
    this.#ports = ports
    this.#importId = view.importId
    this.#sessionId = view.sessionId
    this.#fileStartMs = fileStartMs
    this.#worker = ports.openWorker(
      (message) => this.#hear(message),
      (words) => this.#fail(`The sound could not be read (${words}). What came in before is safe.`),
    )
    const files = view.files.map(({ name, bytes }, at) => {
      const url = urls[at] ?? null
      return url === null ? null : { name, bytes, url }
    })
    this.#worker.tell({ kind: 'import', files, fileAt: view.fileAt, doneMs: view.doneMs })
  }

  /** Resolves when nothing more is written. */
  stop(): Promise<void> {
    this.#end()
    return this.#writing
  }

  #hear(message: FromWorker): void {
    if (this.#stopped) return
    switch (message.kind) {
      case 'segment':
        return this.#then(() => this.#keep(message))
      case 'fileDone':
        return this.#then(() => this.#fileDone(message))
      case 'failed':
        return this.#fail(message.message)
      case 'allDone':
        this.#end()
        return this.#ports.allDone()
      case 'probed':
        return // of nobody's asking here
    }
  }

  /** The worker waits for each. */
  #then(write: () => Promise<void>): void {
    this.#writing = write().then(
      () => {
        if (!this.#stopped) this.#worker.tell({ kind: 'taken' })
      },
      (error: unknown) => this.#fail(error instanceof Error ? error.message : String(error)),
    )
  }

  async #keep({ fileAt, startMs, durationMs, data }: Segment): Promise<void> {
    const { request } = this.#ports
    const of = { sessionId: this.#sessionId, track: 'author' } as const
    const begin = { ...of, mimeType: RECORDING_TYPE, startMs: this.#fileStartMs + startMs }
    const { n } = await request('recordings.begin', begin)
    await request('recordings.append', { ...of, n, at: 0, data })
    await request('recordings.finish', { ...of, n, durationMs })
    const doneMs = startMs + durationMs
    await request('audioImport.kept', { importId: this.#importId, fileAt, doneMs })
    this.#ports.advanced(fileAt, doneMs)
  }

  async #fileDone({ fileAt, durationMs, broken }: FileDone): Promise<void> {
    await this.#ports.request('audioImport.fileDone', {
      ...{ importId: this.#importId, fileAt, durationMs, broken },
    })
    this.#fileStartMs += durationMs
    this.#ports.fileDone(fileAt, durationMs, broken)
  }

  #fail(message: string): void {
    if (this.#stopped) return
    this.#end()
    this.#ports.failed(message)
  }

  #end(): void {
    this.#stopped = true
    this.#worker.end()
  }
}
