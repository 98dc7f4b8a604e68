// Sound as a WAV file: the one kind that every player seeks in to the sample, and slows without changing the voice.

const HEADER_BYTES = 44

/** One channel, 16 bit. */
export function waveFile(samples: Float32Array, sampleRate: number): Blob {
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + samples.length * 2))
  const text = (at: number, word: string): void => {
    for (let i = 0; i < word.length; i++) view.setUint8(at + i, word.charCodeAt(i))
  }
  text(0, 'RIFF')
  view.setUint32(4, view.byteLength - 8, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  // Every platform that Chromium runs on is little-endian, as WAV is.
  const content = new Int16Array(view.buffer, HEADER_BYTES)
  for (let i = 0; i < samples.length; i++) {
    content[i] = Math.round(Math.max(-1, Math.min(1, samples[i] ?? 0)) * 0x7fff)
  }
  return new Blob([view], { type: 'audio/wav' })
}
