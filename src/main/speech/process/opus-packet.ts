// How long an Opus packet sounds, by its first bytes (RFC 6716, section 3.1).

const SILK_MS = [10, 20, 40, 60]
const HYBRID_MS = [10, 20]
const CELT_MS = [2.5, 5, 10, 20]

export function opusSeconds(packet: Uint8Array): number {
  const [first = 0, second = 0] = packet
  const frames = [1, 2, 2, second & 0x3f][first & 3] ?? 1
  return (frameMs(first >> 3) * frames) / 1000
}

function frameMs(configuration: number): number {
  if (configuration < 12) return SILK_MS[configuration & 3] ?? 20
  if (configuration < 16) return HYBRID_MS[configuration & 1] ?? 20
  return CELT_MS[configuration & 3] ?? 20
}
