// The way of one track's sound to main: segment after segment, slice after slice, tried again until it is written.
import type { RecordingTrack } from '../../shared/ipc/voice-views.ts'
import type { Client } from '../bridge/client.ts'
import { createPersist, type Persist, type PersistPorts } from './persist.ts'

export interface SegmentSink {
  /** `endMs` = where the slice ends on the recording clock. */
  slice(data: Blob, endMs: number): void
  /** Nothing after it counts. */
  end(endMs: number): void
}

export interface SegmentWriterPorts extends PersistPorts {
  sessionId: string
  track: RecordingTrack
  mimeType: string
  request: Client['request']
}

/** Hours of sound: main has failed for long when this is reached. The rest of the segment is then dropped. */
export const MAX_QUEUED_BYTES = 64 * 1024 * 1024

type Step = { kind: 'slice'; data: Blob; endMs: number } | { kind: 'end'; endMs: number }

export class SegmentWriter {
  readonly #ports: SegmentWriterPorts
  readonly #persist: Persist
  readonly #pending = countPending()
  #queuedBytes = 0
  #last: Promise<void> = Promise.resolve()

  constructor(ports: SegmentWriterPorts) {
    this.#ports = ports
    this.#persist = createPersist(ports)
  }

  /** A segment that begins before the last one has ended waits for it. */
  begin(startMs: number): SegmentSink {
    const steps = createSteps()
    let isClosed = false
    /** Without the slice that found no place, those after it are of no use. */
    let isFull = false
    const add = (step: Step): void => {
      this.#pending.add()
      steps.push(step)
    }
    this.#pending.add()
    this.#last = this.#last.then(() => this.#write(startMs, steps.next))
    return {
      slice: (data, endMs) => {
        if (this.#queuedBytes + data.size > MAX_QUEUED_BYTES) isFull = true
        if (isClosed || isFull || data.size === 0) return
        this.#queuedBytes += data.size
        add({ kind: 'slice', data, endMs })
      },
      end(endMs) {
        if (!isClosed) add({ kind: 'end', endMs })
        isClosed = true
      },
    }
  }

  get queuedBytes(): number {
    return this.#queuedBytes
  }

  /** Resolves when all that was given is written or given up, at the latest after `limitMs`. */
  settled(limitMs: number): Promise<void> {
    return Promise.race([this.#pending.none(), this.#ports.wait(limitMs)])
  }

  /** No more attempts: what is not written by now is lost. */
  giveUp(): void {
    this.#persist.giveUp()
  }

  async #write(startMs: number, next: () => Promise<Step>): Promise<void> {
    const { sessionId, track, mimeType, request } = this.#ports
    const begun = await this.#persist.until(() =>
      request('recordings.begin', { sessionId, track, mimeType, startMs }),
    )
    this.#pending.done()
    if (begun !== null) this.#ports.diskFull(null)
    let at = 0
    let writtenMs = startMs
    let isCut = begun === null
    for (let step = await next(); ; step = await next()) {
      if (step.kind === 'end') {
        if (begun !== null) await this.#finish(begun.n, (isCut ? writtenMs : step.endMs) - startMs, isCut)
        return this.#pending.done()
      }
      if (!isCut && begun !== null) {
        isCut = !(await this.#append(begun.n, at, step.data))
        at += step.data.size
        if (!isCut) writtenMs = step.endMs
      }
      this.#queuedBytes -= step.data.size
      this.#pending.done()
    }
  }

  /** False = this segment takes no more. */
  async #append(n: number, at: number, slice: Blob): Promise<boolean> {
    const { sessionId, track, request } = this.#ports
    const data = new Uint8Array(await slice.arrayBuffer())
    const written = await this.#persist.until(() =>
      request('recordings.append', { sessionId, track, n, at, data }),
    )
    return written !== null
  }

  async #finish(n: number, durationMs: number, isCut: boolean): Promise<void> {
    const { sessionId, track, request } = this.#ports
    const ask = () =>
      request('recordings.finish', { sessionId, track, n, durationMs: Math.max(0, durationMs) })
    // One that was cut short is closed at the latest by the next segment or the next start.
    await (isCut ? ask().catch(() => null) : this.#persist.until(ask))
  }
}

/** What is put in comes out in order, when it is there. */
function createSteps(): { push(step: Step): void; next(): Promise<Step> } {
  const waiting: Step[] = []
  let take: ((step: Step) => void) | null = null
  return {
    push(step) {
      if (take === null) return void waiting.push(step)
      const give = take
      take = null
      give(step)
    },
    next() {
      const step = waiting.shift()
      return step === undefined ? new Promise((resolve) => (take = resolve)) : Promise.resolve(step)
    },
  }
}

function countPending(): { add(): void; done(): void; none(): Promise<void> } {
  let count = 0
  let listeners: (() => void)[] = []
  return {
    add: () => void (count += 1),
    done() {
      count -= 1
      if (count > 0) return
      for (const listener of listeners) listener()
      listeners = []
    },
    none: () => (count === 0 ? Promise.resolve() : new Promise((resolve) => listeners.push(resolve))),
  }
}
