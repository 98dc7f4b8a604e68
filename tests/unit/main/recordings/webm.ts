// WebM as MediaRecorder writes it: a header without a duration, clusters of unknown size, blocks of 20 ms.

const UNKNOWN_SIZE = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]

/** `blocks` of 20 ms each; a new cluster every 25. */
export function opusWebm(blocks: number): Uint8Array<ArrayBuffer> {
  const bytes = [
    ...element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], [0x77, 0x65, 0x62, 0x6d])),
    ...[0x18, 0x53, 0x80, 0x67, ...UNKNOWN_SIZE],
    ...element([0x15, 0x49, 0xa9, 0x66], element([0x2a, 0xd7, 0xb1], [0x0f, 0x42, 0x40])),
  ]
  for (let block = 0; block < blocks; block++) {
    if (block % 25 === 0) bytes.push(0x1f, 0x43, 0xb6, 0x75, ...UNKNOWN_SIZE, ...timestamp(block * 20))
    const relative = (block % 25) * 20
    bytes.push(...element([0xa3], [0x81, relative >> 8, relative & 0xff, 0x80, 1, 2, 3, 4, 5, 6]))
  }
  return Uint8Array.from(bytes)
}

function timestamp(ms: number): number[] {
  return element([0xe7], [ms >> 16, (ms >> 8) & 0xff, ms & 0xff])
}

function element(id: number[], content: number[]): number[] {
  return [...id, 0x80 | content.length, ...content]
}
