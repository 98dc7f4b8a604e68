// Runs on the audio thread: gathers what the microphone gives into blocks of a tenth of a second.

/** Of the audio thread's global scope, which TypeScript's libraries do not know. */
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void

const BLOCK = 1600

class SoundBlocks extends AudioWorkletProcessor {
  #block = new Float32Array(BLOCK)
  #filled = 0

  process([input]: Float32Array[][]): boolean {
    const samples = input?.[0]
    if (samples !== undefined) this.#take(samples)
    return true
  }

  #take(samples: Float32Array): void {
    for (let at = 0; at < samples.length;) {
      const part = samples.subarray(at, at + BLOCK - this.#filled)
      this.#block.set(part, this.#filled)
      this.#filled += part.length
      at += part.length
      if (this.#filled < BLOCK) continue
      this.port.postMessage(this.#block, [this.#block.buffer])
      this.#block = new Float32Array(BLOCK)
      this.#filled = 0
    }
  }
}

registerProcessor('sound-blocks', SoundBlocks)
