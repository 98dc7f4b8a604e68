// Samples as a WAV of 16 bits, 16 kHz, mono: what every other program reads.
import { SPEECH_RATE } from '../../shared/speech/transcriber.ts'

const HEAD = 44

export function wavFile(pcm: Float32Array): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(HEAD + pcm.length * 2)
  const view = new DataView(file.buffer)
  const name = (at: number, letters: string): void => {
    for (let i = 0; i < letters.length; i++) view.setUint8(at + i, letters.charCodeAt(i))
  }
  name(0, 'RIFF')
  view.setUint32(4, HEAD - 8 + pcm.length * 2, true)
  name(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, SPEECH_RATE, true)
  view.setUint32(28, SPEECH_RATE * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  name(36, 'data')
  view.setUint32(40, pcm.length * 2, true)
  for (const [i, sample] of pcm.entries()) {
    view.setInt16(HEAD + i * 2, Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))), true)
  }
  return file
}
