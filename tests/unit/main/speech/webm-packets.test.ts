// Catches: bytes that end the reading of a recording, or take sound from it. One in three hundred of the studio's own files
// held, behind its last block, two bytes that looked like a time without digits.
import fc from 'fast-check'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFileBytes } from '../../../../src/main/speech/process/file-bytes.ts'
import { webmPackets, type SoundPacket } from '../../../../src/main/speech/process/webm-packets.ts'

const whole = readFileSync(resolve(import.meta.dirname, '../../../fixtures/sound/beeps.webm'))
/** Ids of the elements that the walk looks into, two of them with the size 0. */
const WORDS = [
  'e780',
  'a380',
  'e7',
  '86',
  'a1',
  'a0',
  '1f43b675',
  '1c53bb6b',
  '2ad7b1',
  '01ffffffffffffff',
  '88',
]

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-webm-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function packetsOf(content: Uint8Array): Promise<SoundPacket[]> {
  const path = join(folder, 'sound.webm')
  writeFileSync(path, content)
  const { bytes, close } = await openFileBytes(path)
  try {
    const packets: SoundPacket[] = []
    for await (const packet of webmPackets(bytes)) packets.push(packet)
    return packets
  } finally {
    await close()
  }
}

const noise = fc
  .array(
    fc.oneof(
      fc.constantFrom(...WORDS).map((hex) => Buffer.from(hex, 'hex')),
      fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
    ),
    { maxLength: 40 },
  )
  .map((parts) => Buffer.concat(parts))

const elementOf = (id: string, content: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(id, 'hex'),
    Buffer.from([0x40 | (content.length >> 8), content.length & 255]),
    content,
  ])

test('what stands behind the last block takes nothing from the sound', async () => {
  const packets = await packetsOf(whole)
  expect(packets.length).toBeGreaterThan(30)
  await fc.assert(
    fc.asyncProperty(noise, async (bytes) => {
      const more = await packetsOf(Buffer.concat([whole, bytes]))
      expect(more.slice(0, packets.length)).toEqual(packets)
    }),
  )
})

test('of cues and tags nothing is taken for sound', async () => {
  const packets = await packetsOf(whole)
  const block = whole.subarray(whole.lastIndexOf(Buffer.from('a3', 'hex')))
  const cues = elementOf('1c53bb6b', block.subarray(0, 200))
  expect(await packetsOf(Buffer.concat([whole, cues, elementOf('1254c367', cues)]))).toEqual(packets)
})

test('damage ends no reading, and takes nothing from what is before it', async () => {
  const first = whole.indexOf(Buffer.from('a3', 'hex'))
  await fc.assert(
    fc.asyncProperty(noise, fc.integer({ min: first + 200, max: whole.length - 1 }), async (bytes, at) => {
      const damaged = Buffer.from(whole)
      damaged.set(bytes.subarray(0, damaged.length - at), at)
      const left = await packetsOf(damaged)
      const times = left.map((packet) => packet.at)
      expect(times).toEqual([...times].sort((one, other) => one - other))
      const before = await packetsOf(whole.subarray(0, at))
      expect(left.slice(0, before.length)).toEqual(before)
    }),
  )
})

test('a time of eight bytes is the time that it says', async () => {
  // The first cluster's: one byte or two become eight.
  const at = whole.indexOf(Buffer.from('1f43b675', 'hex'))
  const time = whole.indexOf(Buffer.from('e7', 'hex'), at)
  const length = (whole[time + 1] ?? 0) & 0x7f
  const value = whole.subarray(time + 2, time + 2 + length)
  const eight = Buffer.concat([Buffer.from('e788', 'hex'), Buffer.alloc(8 - length), value])
  const wider = Buffer.concat([whole.subarray(0, time), eight, whole.subarray(time + 2 + length)])
  expect(await packetsOf(wider)).toEqual(await packetsOf(whole))
})
