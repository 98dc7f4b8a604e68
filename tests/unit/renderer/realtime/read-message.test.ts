// Would catch: a message of the data channel that is taken though it is too large, too deep, or names a prototype.
import { expect, test } from 'vitest'
import { MAX_MESSAGE_BYTES, readMessage } from '../../../../src/renderer/realtime/read-message.ts'

const sized = (bytes: number, letter = 'x'): string => {
  const frame = JSON.stringify({ type: 't', text: '' })
  return frame.replace('""', `"${letter.repeat((bytes - frame.length) / Buffer.byteLength(letter))}"`)
}
const nested = (depth: number): string => `{"a":`.repeat(depth - 1) + '{}' + '}'.repeat(depth - 1)

test('an event of the largest size is read, and one byte more is not', () => {
  expect(readMessage(sized(MAX_MESSAGE_BYTES))).toMatchObject({ ok: true })
  expect(readMessage(sized(MAX_MESSAGE_BYTES + 1))).toEqual({ ok: false, reason: 'too large' })
})

test('bytes count, not letters', () => {
  const text = sized(MAX_MESSAGE_BYTES + 30, '語')
  expect(text.length).toBeLessThan(MAX_MESSAGE_BYTES)
  expect(readMessage(text)).toEqual({ ok: false, reason: 'too large' })
})

test.each<[unknown, string]>([
  [nested(33), 'too deep'],
  ['{"type":"x","__proto__":{"polluted":1}}', 'names __proto__'],
  ['{"type":"x","a":[{"b":{"__proto__":1}}]}', 'names __proto__'],
  ['{"type":', 'no JSON'],
  ['[1]', 'no event'],
  ['null', 'no event'],
  [new ArrayBuffer(8), 'no text'],
])('%s is refused', (data, reason) => {
  expect(readMessage(data)).toEqual({ ok: false, reason })
})

test('32 levels are read', () => {
  expect(readMessage(nested(32))).toMatchObject({ ok: true })
})
