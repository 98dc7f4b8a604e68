// The sound of the last seconds, by its place since the beginning.

export interface SoundRing {
  push(samples: Float32Array): void
  /** A copy; what is no longer there, or not there yet, is left out. */
  read(from: number, to: number): Float32Array
  /** Samples since the beginning. */
  readonly end: number
}

export function createSoundRing(capacity: number): SoundRing {
  const kept = new Float32Array(capacity)
  let end = 0
  return {
    get end() {
      return end
    },
    push(samples) {
      const last = samples.subarray(Math.max(0, samples.length - capacity))
      const at = (end + samples.length - last.length) % capacity
      const first = last.subarray(0, capacity - at)
      kept.set(first, at)
      kept.set(last.subarray(first.length), 0)
      end += samples.length
    },
    read(from, to) {
      const start = Math.max(0, from, end - capacity)
      const length = Math.max(0, Math.min(to, end) - start)
      const copy = new Float32Array(length)
      const at = start % capacity
      const first = kept.subarray(at, Math.min(capacity, at + length))
      copy.set(first)
      copy.set(kept.subarray(0, length - first.length), first.length)
      return copy
    },
  }
}
