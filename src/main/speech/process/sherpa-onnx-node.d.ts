// What the studio uses of the engine, which comes without types. From the package's own type comments (types.js).
declare module 'sherpa-onnx-node' {
  interface Wave {
    samples: Float32Array
    sampleRate: number
  }
  class OfflineStream {
    acceptWaveform(wave: Wave): void
  }
  class OfflineRecognizer {
    static createAsync(config: object): Promise<OfflineRecognizer>
    createStream(): OfflineStream
    /** On a thread of the pool; what it resolves with is the engine's JSON, parsed. */
    decodeAsync(stream: OfflineStream): Promise<unknown>
  }
  class OnlineStream {
    acceptWaveform(wave: Wave): void
    inputFinished(): void
  }
  class OnlineRecognizer {
    constructor(config: object)
    createStream(): OnlineStream
    isReady(stream: OnlineStream): boolean
    decode(stream: OnlineStream): void
    getResult(stream: OnlineStream): unknown
  }
  class Vad {
    constructor(config: object, bufferSeconds: number)
    acceptWaveform(samples: Float32Array): void
    isEmpty(): boolean
    isDetected(): boolean
    /** `false`: without external buffers, which Electron does not allow. */
    front(externalBuffer: false): { start: number; samples: Float32Array }
    pop(): void
    flush(): void
    /** Forgets all it heard; places are counted from here. */
    reset(): void
  }
  /** Says of a voice what it is like, as a row of numbers. */
  class SpeakerEmbeddingExtractor {
    /** Ends the process for a file that is no such model. */
    constructor(config: object)
    createStream(): OnlineStream
    isReady(stream: OnlineStream): boolean
    compute(stream: OnlineStream, externalBuffer: false): Float32Array
  }
  class LinearResampler {
    constructor(from: number, to: number)
    resample(samples: Float32Array): Float32Array
    flush(samples: Float32Array): Float32Array
  }
  interface Sherpa {
    OfflineRecognizer: typeof OfflineRecognizer
    OnlineRecognizer: typeof OnlineRecognizer
    Vad: typeof Vad
    SpeakerEmbeddingExtractor: typeof SpeakerEmbeddingExtractor
    LinearResampler: typeof LinearResampler
  }
  const sherpa: Sherpa
  export default sherpa
  export type { OfflineRecognizer, OnlineRecognizer, OnlineStream, SpeakerEmbeddingExtractor, Vad }
}
