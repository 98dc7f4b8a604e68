// Sound as it crosses from the window: bytes on the way, samples on either side.

/** A copy with a buffer of its own: the bytes may begin anywhere in theirs. */
export function samplesOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.slice().buffer)
}
