// Bugs of connections that others shipped, each under its report.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { TransportEnd } from '../../../../src/renderer/realtime/realtime-transport.ts'
import { createWebRtcTransport } from '../../../../src/renderer/realtime/webrtc-transport.ts'
import type { ClientEvent } from '../../../../src/shared/realtime/client-event.ts'
import { FakePeer, FakeTrack, installFakePeers } from './fake-peer.ts'

const GRACE_MS = 5000

beforeEach(() => {
  vi.useFakeTimers()
  installFakePeers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function opened() {
  const transport = createWebRtcTransport()
  const faltering: boolean[] = []
  const ends: TransportEnd[] = []
  const nothing = () => undefined
  const opening = transport.open(
    {
      microphone: new FakeTrack() as unknown as MediaStreamTrack,
      exchange: () => Promise.resolve('v=0 answer'),
      signal: new AbortController().signal,
      openWithinMs: 15_000,
      graceMs: GRACE_MS,
    },
    {
      event: nothing,
      refused: nothing,
      remoteAudio: nothing,
      faltering: (now) => void faltering.push(now),
      ended: (end) => void ends.push(end),
    },
  )
  await vi.advanceTimersByTimeAsync(0)
  const [peer] = FakePeer.made
  if (peer?.channel == null) throw new Error('There is no channel.')
  peer.establish()
  await opening
  return { transport, peer, channel: peer.channel, faltering, ends }
}

function told(text: string): ClientEvent {
  const content = [{ type: 'input_text' as const, text }]
  return {
    type: 'conversation.item.create',
    event_id: 'e1',
    item: { id: 'n', type: 'message', role: 'system', content },
  }
}

it('openai-agents-js #501: a message that is too big is refused, and the channel lives on', async () => {
  const { transport, peer, channel, ends } = await opened()
  expect(transport.send(told('x'.repeat(300_000)))).toBe('too_large')
  peer.sctp = { maxMessageSize: 1000 }
  expect(transport.send(told('x'.repeat(2000)))).toBe('too_large')
  expect(transport.send(told('News.'))).toBe('sent')
  expect(channel.sent).toHaveLength(1)
  expect(ends).toEqual([])
  transport.close()
})

it('openai-agents-js PR #1363: a peer that is disconnected for a moment is not given up', async () => {
  const { transport, peer, faltering, ends } = await opened()
  peer.move('disconnected')
  await vi.advanceTimersByTimeAsync(GRACE_MS - 100)
  peer.move('connected')
  await vi.advanceTimersByTimeAsync(GRACE_MS * 2)
  expect(faltering).toEqual([true, false])
  expect(ends).toEqual([])
  expect(transport.send(told('News.'))).toBe('sent')
  peer.move('disconnected')
  await vi.advanceTimersByTimeAsync(GRACE_MS + 100)
  expect(ends).toMatchObject([{ kind: 'lost' }])
})
