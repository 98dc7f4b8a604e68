// The transport over a scripted peer: its limits, its patience, and its end. Real WebRTC is tested end to end.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type {
  RealtimeTransport,
  TransportListeners,
} from '../../../../src/renderer/realtime/realtime-transport.ts'
import { createWebRtcTransport } from '../../../../src/renderer/realtime/webrtc-transport.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import type { ClientEvent } from '../../../../src/shared/realtime/client-event.ts'
import { FakePeer, FakeTrack, installFakePeers } from './fake-peer.ts'

const GRACE_MS = 5000
const OPEN_WITHIN_MS = 15_000

let heard: [string, unknown][]
let listeners: TransportListeners
let transport: RealtimeTransport
let microphone: FakeTrack
let abort: AbortController

beforeEach(() => {
  vi.useFakeTimers()
  installFakePeers()
  heard = []
  const hear = (name: string) => (value: unknown) => void heard.push([name, value])
  listeners = {
    event: hear('event'),
    refused: hear('refused'),
    faltering: hear('faltering'),
    remoteAudio: hear('remoteAudio'),
    ended: hear('ended'),
  }
  transport = createWebRtcTransport()
  microphone = new FakeTrack()
  abort = new AbortController()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const cancel: ClientEvent = { type: 'response.cancel', event_id: 'e1' }
const names = () => heard.map(([name]) => name)

function open(exchange: (offer: string) => Promise<string> = () => Promise.resolve('v=0 answer')) {
  return transport.open(
    {
      microphone: microphone as unknown as MediaStreamTrack,
      exchange,
      signal: abort.signal,
      openWithinMs: OPEN_WITHIN_MS,
      graceMs: GRACE_MS,
    },
    listeners,
  )
}

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0)
}

function peer(): FakePeer {
  const [made] = FakePeer.made
  if (!made) throw new Error('There is no peer.')
  return made
}

function channel() {
  const { channel: made } = peer()
  if (!made) throw new Error('There is no channel.')
  return made
}

async function opened(): Promise<void> {
  const opening = open()
  await settle()
  peer().establish()
  await opening
}

function sentTrack(): FakeTrack {
  const [sender] = peer().senders
  if (!sender) throw new Error('Nothing is sent.')
  return sender.track
}

function expectAllGone(): void {
  expect(peer().closed).toBe(1)
  expect(peer().listeners).toBe(0)
  expect(channel().listeners).toBe(0)
  expect(peer().senders.map(({ track }) => track.readyState)).toEqual(peer().senders.map(() => 'ended'))
  expect(microphone.readyState).toBe('live')
  expect(vi.getTimerCount()).toBe(0)
}

describe('opening', () => {
  it('gives the offer out and takes the answer in', async () => {
    const exchange = vi.fn(() => Promise.resolve('v=0 answer'))
    const opening = open(exchange)
    await settle()
    expect(exchange).toHaveBeenCalledExactlyOnceWith('v=0 offer')
    expect(peer().remote).toBe('v=0 answer')
    expect(channel().label).toBe('oai-events')
    peer().establish()
    await opening
    expect(transport.send(cancel)).toBe('sent')
  })

  it('hears what comes before it is told to be open: nothing is told twice', async () => {
    const opening = open()
    await settle()
    const stream = { id: 'of-the-service' }
    peer().play(new FakeTrack(), [stream as never])
    channel().hear('{"type":"session.created"}')
    peer().establish()
    await opening
    expect(heard).toEqual([
      ['remoteAudio', stream],
      ['event', { type: 'session.created' }],
    ])
  })

  it('throws what the exchange threw, as it was', async () => {
    const refused = new StudioError('KEY_REFUSED', 'No.')
    await expect(open(() => Promise.reject(refused))).rejects.toBe(refused)
    expectAllGone()
    expect(heard).toEqual([])
  })

  it('throws an AbortError when it is aborted, and takes no answer after that', async () => {
    let answer: (sdp: string) => void = () => undefined
    const opening = open(() => new Promise((resolve) => (answer = resolve)))
    await settle()
    abort.abort()
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' })
    answer('v=0 late')
    await settle()
    expect(peer().remote).toBeNull()
    expectAllGone()
  })

  it('is not begun when it is aborted already', async () => {
    abort.abort()
    await expect(open()).rejects.toMatchObject({ name: 'AbortError' })
    expect(FakePeer.made).toEqual([])
  })

  it('throws an AbortError when it is closed meanwhile, and tells no end of what never began', async () => {
    const opening = open()
    await settle()
    transport.close()
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' })
    expectAllGone()
    expect(heard).toEqual([])
  })

  it('gives up when nothing opens in time', async () => {
    const opening = open()
    const refusal = expect(opening).rejects.toMatchObject({ code: 'OFFLINE', data: { retryable: true } })
    await vi.advanceTimersByTimeAsync(OPEN_WITHIN_MS)
    await refusal
    expectAllGone()
  })

  it('says that the service is at fault when its answer cannot be used', async () => {
    const opening = open()
    peer().refusesAnswer = true
    await expect(opening).rejects.toMatchObject({ code: 'SERVICE_FAILED' })
    expectAllGone()
  })

  it('says that the network is at fault when it fails while opening', async () => {
    const opening = open()
    const refusal = expect(opening).rejects.toMatchObject({ code: 'OFFLINE' })
    await settle()
    peer().move('failed')
    await refusal
    expectAllGone()
    expect(heard).toEqual([])
  })

  it('happens once', async () => {
    await opened()
    await expect(open()).rejects.toThrow('opens once')
  })
})

describe('events', () => {
  beforeEach(opened)

  it('come parsed and in order', () => {
    channel().hear('{"type":"a"}')
    channel().hear('{"type":"b","n":{"deep":[1]}}')
    expect(heard).toEqual([
      ['event', { type: 'a' }],
      ['event', { type: 'b', n: { deep: [1] } }],
    ])
  })

  it.each([
    ['too large', JSON.stringify({ type: 'a', text: 'x'.repeat(256 * 1024) })],
    ['too large', JSON.stringify({ type: 'a', text: 'ü'.repeat(130 * 1024) })],
    ['too deep', `{"type":"a","v":${'['.repeat(32)}${']'.repeat(32)}}`],
    ['too deep', `{"v":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['names __proto__', '{"type":"a","item":{"__proto__":{"x":1}}}'],
    ['no JSON', '{"type":'],
    ['no event', '[1]'],
    ['no event', 'null'],
    ['no event', '"text"'],
    ['no text', new ArrayBuffer(8)],
  ])('are refused when %s, and the connection goes on', (reason, data) => {
    channel().hear(data)
    channel().hear('{"type":"next"}')
    expect(heard).toEqual([
      ['refused', reason],
      ['event', { type: 'next' }],
    ])
  })

  it('just within the limits are taken', () => {
    const text = JSON.stringify({ type: 'a', v: 'ü'.repeat(130_000) })
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(256 * 1024)
    channel().hear(text)
    channel().hear(`{"type":"a","v":${'['.repeat(31)}${']'.repeat(31)}}`)
    expect(names()).toEqual(['event', 'event'])
  })

  it('are not heard after the end', () => {
    transport.close()
    channel().hear('{"type":"late"}')
    peer().play(new FakeTrack())
    peer().move('disconnected')
    expect(names()).toEqual(['ended'])
  })
})

describe('sending', () => {
  it('is refused before it is open and after it is closed', async () => {
    expect(transport.send(cancel)).toBe('not_open')
    await opened()
    transport.close()
    expect(transport.send(cancel)).toBe('not_open')
  })

  it('writes JSON', async () => {
    await opened()
    transport.send(cancel)
    expect(channel().sent.map((text) => JSON.parse(text) as unknown)).toEqual([cancel])
  })

  it.each([
    [1000, 900, 'sent'],
    [1000, 1000, 'too_large'],
    // No limit is known: that of the service holds.
    [0, 262_000, 'sent'],
    [0, 262_144, 'too_large'],
    [Number.POSITIVE_INFINITY, 300_000, 'sent'],
  ] as const)('heeds the limit of the channel (%d): %d bytes are %s', async (limit, bytes, expected) => {
    await opened()
    peer().sctp = limit === 0 ? null : { maxMessageSize: limit }
    const session = { type: 'realtime', instructions: 'x'.repeat(bytes) } as const
    expect(transport.send({ type: 'session.update', event_id: 'e', session })).toBe(expected)
    expect(channel().sent).toHaveLength(expected === 'sent' ? 1 : 0)
  })

  it('counts bytes, not characters', async () => {
    await opened()
    peer().sctp = { maxMessageSize: 1000 }
    const session = { type: 'realtime', instructions: '語'.repeat(400) } as const
    expect(transport.send({ type: 'session.update', event_id: 'e', session })).toBe('too_large')
  })

  it('does not pile up behind a network that takes nothing', async () => {
    await opened()
    channel().bufferedAmount = 5 * 1024 * 1024
    expect(transport.send(cancel)).toBe('not_open')
  })

  it('does not throw what the channel throws', async () => {
    await opened()
    channel().sendFails = true
    expect(transport.send(cancel)).toBe('not_open')
  })
})

describe('a network that falters', () => {
  beforeEach(opened)

  it('is given its grace, and told when it is back', async () => {
    peer().move('disconnected')
    await vi.advanceTimersByTimeAsync(GRACE_MS - 1)
    peer().move('connected')
    await vi.advanceTimersByTimeAsync(GRACE_MS * 10)
    expect(heard).toEqual([
      ['faltering', true],
      ['faltering', false],
    ])
    expect(transport.send(cancel)).toBe('sent')
  })

  it('is told once, however often it says so', () => {
    peer().move('disconnected')
    peer().move('connecting')
    peer().move('disconnected')
    expect(heard).toEqual([['faltering', true]])
  })

  it('is given up after it', async () => {
    peer().move('disconnected')
    await vi.advanceTimersByTimeAsync(GRACE_MS)
    expect(names()).toEqual(['faltering', 'ended'])
    expect(heard[1]?.[1]).toMatchObject({ kind: 'lost' })
    expectAllGone()
  })

  it('is heard by its silence before the browser says so, and may come back', async () => {
    peer().lineIsSilent = true
    await vi.advanceTimersByTimeAsync(4500)
    expect(heard).toEqual([['faltering', true]])
    peer().move('disconnected')
    peer().lineIsSilent = false
    await vi.advanceTimersByTimeAsync(1000)
    expect(heard).toHaveLength(1)
    peer().move('connected')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(heard).toEqual([
      ['faltering', true],
      ['faltering', false],
    ])
  })

  it('that stays silent is given up, also when the browser never says so', async () => {
    peer().lineIsSilent = true
    await vi.advanceTimersByTimeAsync(4500 + GRACE_MS)
    expect(names()).toEqual(['faltering', 'ended'])
    expectAllGone()
  })

  it('is not taken for dead between two signs of life', async () => {
    for (let n = 0; n < 20; n++) {
      peer().lineIsSilent = true
      await vi.advanceTimersByTimeAsync(3000)
      peer().lineIsSilent = false
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(heard).toEqual([])
  })

  it('that fails is not waited for', () => {
    peer().move('failed')
    expect(heard).toEqual([['ended', expect.objectContaining({ kind: 'lost' })]])
    expectAllGone()
  })
})

describe('the end', () => {
  beforeEach(opened)

  it('is told once, whatever comes after it', async () => {
    transport.close()
    transport.close()
    peer().cutChannel()
    peer().move('failed')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(heard).toEqual([['ended', { kind: 'closed' }]])
    expectAllGone()
  })

  it('of a channel that the service closes is a loss', () => {
    peer().cutChannel()
    expect(heard).toEqual([['ended', { kind: 'lost', message: 'The service ended the connection.' }]])
    expectAllGone()
  })

  it('may be asked for while the end is told', () => {
    listeners.ended = () => {
      heard.push(['ended', null])
      transport.close()
    }
    peer().cutChannel()
    expect(names()).toEqual(['ended'])
  })

  it('is not brought about by the signal that opening had', () => {
    abort.abort()
    expect(transport.send(cancel)).toBe('sent')
    expect(heard).toEqual([])
  })
})

describe('the microphone', () => {
  it('is sent as a clone: muting leaves the recorder its sound', async () => {
    await opened()
    expect(sentTrack()).toBe(microphone.clones[0])
    transport.setMicrophone(false)
    expect(sentTrack().enabled).toBe(false)
    expect(microphone.enabled).toBe(true)
    transport.setMicrophone(true)
    expect(sentTrack().enabled).toBe(true)
  })

  it('that was muted before it opened is muted when it does', async () => {
    transport.setMicrophone(false)
    await opened()
    expect(sentTrack().enabled).toBe(false)
  })

  it('that was unplugged is replaced by another, muted as it was', async () => {
    await opened()
    transport.setMicrophone(false)
    const first = sentTrack()
    const other = new FakeTrack()
    transport.replaceMicrophone(other as unknown as MediaStreamTrack)
    await settle()
    expect(sentTrack()).toBe(other.clones[0])
    expect(sentTrack().enabled).toBe(false)
    expect(first.readyState).toBe('ended')
    transport.close()
    expect(other.readyState).toBe('live')
    expectAllGone()
  })

  it('that comes after the end is left alone', async () => {
    await opened()
    transport.close()
    const other = new FakeTrack()
    transport.replaceMicrophone(other as unknown as MediaStreamTrack)
    expect(other.clones).toEqual([])
  })
})

it('hands out a stream for a track that comes without one', async () => {
  await opened()
  const track = new FakeTrack()
  peer().play(track)
  peer().play(new FakeTrack('video'))
  expect(heard).toEqual([['remoteAudio', { tracks: [track] }]])
})
