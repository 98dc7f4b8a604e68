// One track into segments: MediaRecorder writes its header once, so each minute gets a recorder of its own. The new one
// begins before the old one ends: nothing between them is lost, and what both heard is played once.
import type { RecordingClock } from './recording-clock.ts'
import type { SegmentSink, SegmentWriter } from './segment-writer.ts'

export const RECORDING_TYPE = 'audio/webm;codecs=opus'
/** What a crash costs, and a little more on a busy computer: two seconds are allowed. */
const SLICE_MS = 500
const SEGMENT_MS = 60_000
/** How long two recorders hear the same. */
const OVERLAP_MS = 200
const BITS_PER_SECOND = 64_000
/** A recorder that does not answer is not waited for longer. */
const ANSWER_LIMIT_MS = 2000

export interface TrackRecorder {
  /** Another segment now. */
  renew(): void
  /** What was heard so far is given to the writer when this resolves. */
  flush(): Promise<void>
  /** The last slice is given to the writer when this resolves. */
  stop(): Promise<void>
}

interface Running {
  recorder: MediaRecorder
  startMs: number
  stopped: Promise<void>
  end(): void
}

export function recordTrack(
  stream: MediaStream,
  writer: SegmentWriter,
  clock: RecordingClock,
  failed: (error: unknown) => void,
): TrackRecorder {
  let current: Running | null = begin()
  const ending = new Set<Promise<void>>()

  function begin(): Running {
    const running: Running = runRecorder(stream, writer, clock, {
      heard() {
        if (current === running && clock.ms() - running.startMs >= SEGMENT_MS) renew()
      },
      failed,
    })
    return running
  }

  function renew(): void {
    const old = current
    if (old === null) return
    current = begin()
    setTimeout(() => end(old), OVERLAP_MS)
  }

  function end(running: Running): void {
    running.end()
    ending.add(running.stopped)
    void running.stopped.then(() => ending.delete(running.stopped))
  }

  return {
    renew,
    async flush() {
      const { recorder } = current ?? {}
      if (recorder?.state !== 'recording') return
      const given = once(recorder, 'dataavailable')
      recorder.requestData()
      await inTime(given)
    },
    async stop() {
      if (current !== null) end(current)
      current = null
      await inTime(Promise.all(ending).then(() => undefined))
    },
  }
}

function runRecorder(
  stream: MediaStream,
  writer: SegmentWriter,
  clock: RecordingClock,
  on: { heard(): void; failed(error: unknown): void },
): Running {
  const recorder = new MediaRecorder(stream, {
    mimeType: RECORDING_TYPE,
    audioBitsPerSecond: BITS_PER_SECOND,
  })
  const startMs = clock.ms()
  const sink: SegmentSink = writer.begin(startMs)
  let endMs: number | null = null
  let heardMs = startMs
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) heardMs = endMs ?? clock.ms()
    sink.slice(data, heardMs)
    on.heard()
  })
  recorder.addEventListener('error', (event) => on.failed(event))
  // Where sound was heard last: a call that was closed gives none, and tells nobody that its track is over.
  const stopped = once(recorder, 'stop').then(() => sink.end(heardMs))
  recorder.start(SLICE_MS)
  return {
    recorder,
    startMs,
    stopped,
    end() {
      endMs ??= clock.ms()
      // A stream that ended has stopped it already.
      if (recorder.state !== 'inactive') recorder.stop()
    },
  }
}

function once(recorder: MediaRecorder, event: 'dataavailable' | 'stop'): Promise<void> {
  return new Promise((resolve) => {
    recorder.addEventListener(event, () => resolve(), { once: true })
  })
}

function inTime(done: Promise<void>): Promise<void> {
  return Promise.race([done, new Promise<void>((resolve) => setTimeout(resolve, ANSWER_LIMIT_MS))])
}
