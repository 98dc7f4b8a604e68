// Cuts sound into phrases with Silero's voice activity model. Nothing that may be speech is dropped: a phrase begins half
// a second before its voice was noticed, and one that does not end is cut.
import { SPEECH_RATE } from '../../../shared/speech/transcriber.ts'
import type { Sherpa } from './engine.ts'
import { createSoundClock, type SoundClock } from './sound-clock.ts'
import { createSoundRing } from './sound-ring.ts'

export interface FoundPhrase {
  /** Where `pcm` begins and ends, on the recording clock: the voice with a little before and after it. */
  startMs: number
  endMs: number
  pcm: Float32Array
  /** Of the same sound, what comes after a place that `openSound` told. */
  after(place: number): Float32Array
}

/** Of the model; it knows no other at this rate. Samples. */
const WINDOW = 512
const PRE_ROLL = SPEECH_RATE / 2
/** What fades away after the voice. */
const TAIL = SPEECH_RATE / 5
const SILENCE_SECONDS = 0.45
const MIN_SPEECH_SECONDS = 0.1
/** Rather a noise too many than a word too few: at the usual 0.5 the model does not hear Kennedy's "ask not". */
const THRESHOLD = 0.25
/**
 * After so much silence the model forgets, once, how loud the last voice was: it heard nothing of somebody who sat far from
 * the microphone, 30 dB below the one before. Sooner it would forget the beginning of a quiet word. Windows, about a second.
 */
const FORGETS_AFTER = 31
/** From here on a shorter silence ends a phrase, seconds. */
const LONG_SECONDS = 16
/** Here it is cut, silence or not: recognisers see half a minute at once. Samples. */
const LONGEST = 26 * SPEECH_RATE
const RING = 40 * SPEECH_RATE
/** How much of what came last may still turn out to be the beginning of a phrase. Samples. */
const UNDECIDED = PRE_ROLL + MIN_SPEECH_SECONDS * SPEECH_RATE + 4 * WINDOW

export class PhraseFinder {
  readonly #vad
  readonly #ring = createSoundRing(RING)
  readonly #clock: SoundClock
  #rest = new Float32Array(0)
  /** Windows since a voice was last heard. */
  #silent = 0
  /** Where the model counts from, since it last forgot. */
  #base = 0
  /** Nothing before it is told again. */
  #toldTo = 0
  /** Where the speech that is going on may have begun; null = silence. */
  #openFrom: number | null = null

  constructor(sherpa: Sherpa, vadModel: string, startMs: number) {
    const silero = {
      model: vadModel,
      threshold: THRESHOLD,
      minSpeechDuration: MIN_SPEECH_SECONDS,
      minSilenceDuration: SILENCE_SECONDS,
      maxSpeechDuration: LONG_SECONDS,
      windowSize: WINDOW,
    }
    const config = { sileroVad: silero, sampleRate: SPEECH_RATE, numThreads: 1, provider: 'cpu' }
    this.#vad = new sherpa.Vad(config, RING / SPEECH_RATE)
    this.#clock = createSoundClock(startMs)
  }

  /** The samples that follow. */
  take(samples: Float32Array): FoundPhrase[] {
    const all = joined(this.#rest, samples)
    const found: FoundPhrase[] = []
    let at = 0
    for (; at + WINDOW <= all.length; at += WINDOW) {
      this.#push(all.slice(at, at + WINDOW))
      found.push(...this.#popAll())
    }
    this.#rest = all.slice(at)
    return found
  }

  /** Ends what is being said; the next samples are at `nextMs`. */
  cut(nextMs: number): FoundPhrase[] {
    if (this.#rest.length > 0) {
      const padded = new Float32Array(WINDOW)
      padded.set(this.#rest)
      this.#rest = new Float32Array(0)
      this.#push(padded)
    }
    this.#vad.flush()
    const found = this.#popAll()
    this.#openFrom = null
    this.#toldTo = this.#ring.end
    this.#clock.set(this.#ring.end, nextMs)
    return found
  }

  /** The next samples are at `ms`, without an end of what is being said: the small steps from one file to the next. */
  adjust(ms: number): void {
    this.#clock.set(this.#ring.end + this.#rest.length, ms)
  }

  /** Where the next samples are. */
  get nowMs(): number {
    return this.#clock.msAt(this.#ring.end + this.#rest.length)
  }

  /** Every phrase that begins before it was found. */
  get settledMs(): number {
    const open = this.#openFrom ?? this.#ring.end - UNDECIDED
    return this.#clock.msAt(Math.max(this.#toldTo, Math.min(open, this.#ring.end)))
  }

  /** What is being said and was not given by this yet; null in silence. */
  openSound(from: number | null): { from: number; to: number; startMs: number; pcm: Float32Array } | null {
    if (this.#openFrom === null) return null
    const start = Math.max(from ?? this.#openFrom, this.#openFrom)
    const pcm = this.#ring.read(start, this.#ring.end)
    return { from: start, to: this.#ring.end, startMs: this.#clock.msAt(this.#openFrom), pcm }
  }

  #push(window: Float32Array): void {
    this.#ring.push(window)
    this.#vad.acceptWaveform(window)
    if (this.#vad.isDetected()) {
      this.#silent = 0
      this.#openFrom ??= Math.max(this.#toldTo, this.#ring.end - UNDECIDED)
      return this.#flushTooLong()
    }
    this.#openFrom = null
    this.#silent += 1
    // What was found before is taken out with each window: nothing is forgotten of it.
    if (this.#silent === FORGETS_AFTER) {
      this.#vad.reset()
      this.#base = this.#ring.end
    }
  }

  #flushTooLong(): void {
    if (this.#openFrom !== null && this.#ring.end - this.#openFrom > LONGEST) this.#vad.flush()
  }

  #popAll(): FoundPhrase[] {
    const found: FoundPhrase[] = []
    while (!this.#vad.isEmpty()) {
      const { start, samples } = this.#vad.front(false)
      this.#vad.pop()
      found.push(this.#phrase(this.#base + start, this.#base + start + samples.length))
    }
    return found
  }

  #phrase(voiceFrom: number, voiceTo: number): FoundPhrase {
    const from = Math.max(this.#toldTo, voiceFrom - PRE_ROLL)
    const to = Math.min(this.#ring.end, voiceTo + TAIL)
    this.#toldTo = to
    this.#openFrom = null
    const pcm = this.#ring.read(from, to)
    const after = (place: number): Float32Array => pcm.slice(Math.max(0, place - from))
    return { startMs: this.#clock.msAt(from), endMs: this.#clock.msAt(to), pcm, after }
  }
}

function joined(a: Float32Array, b: Float32Array): Float32Array {
  const all = new Float32Array(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}
