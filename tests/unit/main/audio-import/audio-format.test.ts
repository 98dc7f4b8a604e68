// Bugs caught: a letter that is called letter.mp3 and taken, a real recording of an odd kind that is refused.
import { expect, it } from 'vitest'
import { audioFormatOf } from '../../../../src/main/audio-import/audio-format.ts'

const bytes = (...parts: (string | number)[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from([part]))),
    ),
  )

it.each([
  ['wav', bytes('RIFF', '\x24\x08\0\0', 'WAVEfmt ')],
  ['wav', bytes('RF64', '\xff\xff\xff\xff', 'WAVEds64')],
  ['flac', bytes('fLaC', 0, 0, 0, 34)],
  ['ogg', bytes('OggS', 0, 2)],
  ['mp4', bytes('\0\0\0\x20', 'ftypM4A ')],
  ['webm', bytes(0x1a, 0x45, 0xdf, 0xa3)],
  ['mp3', bytes('ID3', 4, 0, 0)],
  ['mp3', bytes(0xff, 0xfb, 0x90, 0x44)],
  ['mp3', bytes(0xff, 0xf3, 0x84, 0xc4)],
  ['aac', bytes(0xff, 0xf1, 0x50, 0x80)],
  [null, bytes('Dear Mary')],
  [null, bytes('RIFF', '\0\0\0\0', 'AVI LIST')],
  [null, bytes(0xff, 0xd8, 0xff, 0xe0)],
  [null, bytes(0xff, 0xfe, 0x41, 0x00)],
  [null, bytes()],
])('%s', (format, head) => {
  expect(audioFormatOf(head)).toBe(format)
})
