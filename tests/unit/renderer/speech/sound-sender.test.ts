// Catches: sound sent out of order or twice at once, memory that grows while main is busy, a gap that is sent as if there
// were none, a stop that waits for ever.
import { expect, test, vi } from 'vitest'
import { createSoundSender, type SentSound } from '../../../../src/renderer/speech/sound-sender.ts'

const block = (atMs: number): SentSound => ({ atMs, samples: new Float32Array(1600).fill(atMs) })

function held() {
  const sent: SentSound[] = []
  let release: (() => void) | null = null
  const send = (sound: SentSound): Promise<void> => {
    sent.push(sound)
    return new Promise((resolve) => (release = resolve))
  }
  const next = async (): Promise<void> => {
    release?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { sent, send, next }
}

test('one request at a time; what waited meanwhile goes together, in order', async () => {
  const { sent, send, next } = held()
  const sender = createSoundSender({ send, failed: () => undefined })
  for (let n = 0; n < 6; n += 1) sender.add(block(n * 100))
  expect(sent.map(({ samples }) => samples.length)).toEqual([1600])
  await next()
  expect(sent.map(({ atMs, samples }) => [atMs, samples.length])).toEqual([
    [0, 1600],
    [100, 8000],
  ])
  expect([...(sent[1]?.samples ?? [])].filter((_, n) => n % 1600 === 0)).toEqual([100, 200, 300, 400, 500])
})

test('a gap is not joined over', async () => {
  const { sent, send, next } = held()
  const sender = createSoundSender({ send, failed: () => undefined })
  for (const atMs of [0, 100, 200, 900, 1000]) sender.add(block(atMs))
  await next()
  await next()
  expect(sent.map(({ atMs, samples }) => [atMs, samples.length])).toEqual([
    [0, 1600],
    [100, 3200],
    [900, 3200],
  ])
})

test('while main takes nothing, no more than some seconds wait; the rest is counted and left out', () => {
  const { send } = held()
  const sender = createSoundSender({ send, failed: () => undefined })
  for (let n = 0; n < 500; n += 1) sender.add(block(n * 100))
  expect(sender.dropped).toBe(500 - 81)
})

test('a request that fails is told, and the next goes on', async () => {
  const failed = vi.fn()
  const send = vi.fn().mockRejectedValueOnce(new Error('gone')).mockResolvedValue(undefined)
  const sender = createSoundSender({ send, failed })
  sender.add(block(0))
  sender.add(block(100))
  await sender.settled()
  expect(failed).toHaveBeenCalledOnce()
  expect(send).toHaveBeenCalledTimes(2)
})

test('settling gives up after a moment', async () => {
  vi.useFakeTimers()
  const sender = createSoundSender({ send: () => new Promise(() => undefined), failed: () => undefined })
  sender.add(block(0))
  const settled = sender.settled()
  await vi.advanceTimersByTimeAsync(2000)
  await settled
  vi.useRealTimers()
})
