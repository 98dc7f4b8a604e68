// The way of live sound to main: in order, one request at a time, and never more than some seconds waiting. What finds no
// place is left out of the live text only: the recording has it, and the later pass mends the text.

export interface SentSound {
  /** On the recording clock, milliseconds. */
  atMs: number
  samples: Float32Array
}

/** With a buffer of its own. */
interface JoinedSound extends SentSound {
  samples: Float32Array<ArrayBuffer>
}

interface SenderPorts {
  send(sound: JoinedSound): Promise<void>
  failed(error: unknown): void
}

export interface SoundSender {
  add(sound: SentSound): void
  /** Everything that waits was sent, or a moment has passed. */
  settled(): Promise<void>
  /** How many blocks were left out. */
  readonly dropped: number
}

/** Blocks of a tenth of a second. */
const MOST_WAITING = 80
const MOST_AT_ONCE = 10
const SETTLE_LIMIT_MS = 2000

export function createSoundSender({ send, failed }: SenderPorts): SoundSender {
  const waiting: SentSound[] = []
  let dropped = 0
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      try {
        await send(takeJoined(waiting))
      } catch (error) {
        failed(error)
      }
    }
    running = null
  }

  return {
    add(sound) {
      if (waiting.length >= MOST_WAITING) {
        dropped += 1
        return
      }
      waiting.push(sound)
      running ??= run()
    },
    async settled() {
      const limit = new Promise<void>((resolve) => setTimeout(resolve, SETTLE_LIMIT_MS))
      await Promise.race([running ?? Promise.resolve(), limit])
    },
    get dropped() {
      return dropped
    },
  }
}

/** Blocks that follow each other without a gap, as one. */
function takeJoined(waiting: SentSound[]): JoinedSound {
  let count = 1
  for (; count < Math.min(MOST_AT_ONCE, waiting.length); count += 1) {
    const before = waiting[count - 1]
    const next = waiting[count]
    if (before === undefined || next === undefined || !follows(before, next)) break
  }
  const taken = waiting.splice(0, count)
  const length = taken.reduce((sum, { samples }) => sum + samples.length, 0)
  const joined = new Float32Array(length)
  let at = 0
  for (const { samples } of taken) {
    joined.set(samples, at)
    at += samples.length
  }
  return { atMs: taken[0]?.atMs ?? 0, samples: joined }
}

const SAMPLES_A_MS = 16

function follows(before: SentSound, next: SentSound): boolean {
  return Math.abs(next.atMs - (before.atMs + before.samples.length / SAMPLES_A_MS)) < 1
}
