// A UDP relay between a client and the peer, so that a test can take the network away and give it back.
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

export interface Relay {
  /** The answer with the relay as its only address. */
  answer: string
  setUp(up: boolean): void
  close(): void
}

/** A browser tries from several of its addresses. */
const MOST_CLIENTS = 32

export async function startRelay(answer: string): Promise<Relay> {
  const target = candidateOf(answer)
  const front = createSocket('udp4')
  front.bind(0, '127.0.0.1')
  await once(front, 'listening')
  const backs = new Map<string, Socket>()
  let up = true

  const backFor = (port: number, address: string): Socket | null => {
    const key = `${address}:${port}`
    const known = backs.get(key)
    if (known || backs.size >= MOST_CLIENTS) return known ?? null
    const back = createSocket('udp4')
    back.on('message', (packet) => {
      if (up) front.send(packet, port, address, () => {})
    })
    back.on('error', () => {})
    backs.set(key, back)
    return back
  }
  front.on('message', (packet, from) => {
    if (up) backFor(from.port, from.address)?.send(packet, target.port, target.address, () => {})
  })
  front.on('error', () => {})
  return {
    answer: withCandidate(answer, front.address().port),
    setUp(next) {
      up = next
    },
    close() {
      front.close()
      for (const back of backs.values()) back.close()
    },
  }
}

function candidateOf(sdp: string): { address: string; port: number } {
  const found = /^a=candidate:\S+ 1 udp \d+ (\d+\.\d+\.\d+\.\d+) (\d+) typ host/im.exec(sdp)
  if (!found?.[1] || !found[2]) throw new Error('The peer has no IPv4 address to be reached at')
  return { address: found[1], port: Number(found[2]) }
}

function withCandidate(sdp: string, port: number): string {
  const line = `a=candidate:1 1 udp 2122260223 127.0.0.1 ${port} typ host generation 0`
  let first = true
  return sdp
    .split('\r\n')
    .flatMap((existing) => {
      if (!existing.startsWith('a=candidate:')) return [existing]
      const kept = first ? [line] : []
      first = false
      return kept
    })
    .join('\r\n')
}
