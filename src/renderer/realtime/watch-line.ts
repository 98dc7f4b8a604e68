// Hears that a line is dead before the browser says so, which takes it five seconds: nothing at all comes in any more,
// neither sound nor the answers to what keeps the way open (every two and a half seconds on a line without sound).

const LOOK_EVERY_MS = 500
/** Looks, not time: after sleep the clock has jumped, and nothing could have come. */
const SILENT_LOOKS = 7

/** Tells each change. Gives the end of it. */
export function watchLine(peer: RTCPeerConnection, tell: (isSilent: boolean) => void): () => void {
  let last = -1
  let silentLooks = 0
  let isLooking = false
  let isOver = false

  async function look(): Promise<void> {
    const received = await receivedOf(peer)
    if (isOver) return
    const wasSilent = silentLooks >= SILENT_LOOKS
    silentLooks = received === last ? silentLooks + 1 : 0
    last = received
    const isSilent = silentLooks >= SILENT_LOOKS
    if (isSilent !== wasSilent) tell(isSilent)
  }

  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    // A peer that closes has no numbers; its end is told elsewhere.
    void look()
      .catch(() => undefined)
      .finally(() => (isLooking = false))
  }, LOOK_EVERY_MS)
  return () => {
    isOver = true
    clearInterval(timer)
  }
}

/** Packets, and answers of the ways between the peers. */
async function receivedOf(peer: RTCPeerConnection): Promise<number> {
  let received = 0
  for (const stats of (await peer.getStats()).values() as Iterable<Record<string, unknown>>) {
    if (stats['type'] === 'candidate-pair')
      received += count(stats['responsesReceived']) + count(stats['packetsReceived'])
  }
  return received
}

function count(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
