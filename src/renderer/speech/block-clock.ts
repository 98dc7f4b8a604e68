// Where a block of sound stands on the recording clock. Blocks are told late and unevenly; sound itself does not jump.

/** The window was busy; later than this for as long as `SURE`, sound was left out. */
const LATE_MS = 250
const SURE = 20
/** At once, without waiting to be sure. */
const GAP_MS = 2000

export interface BlockClock {
  /** Answers where the block begins, milliseconds; `heardMs` = the recording clock when it was told. */
  place(lengthMs: number, heardMs: number): number
  /** The recording rested. */
  rest(): void
}

export function createBlockClock(): BlockClock {
  let nextMs: number | null = null
  let late = 0
  return {
    place(lengthMs, heardMs) {
      const seemsMs = Math.max(0, heardMs - lengthMs)
      const lag: number = nextMs === null ? 0 : seemsMs - nextMs
      late = lag > LATE_MS ? late + 1 : 0
      // Told sooner than it can have begun: what came before was told late.
      if (nextMs === null || lag < 0 || lag > GAP_MS || late >= SURE) {
        nextMs = seemsMs
        late = 0
      }
      const atMs = nextMs
      nextMs = atMs + lengthMs
      return atMs
    },
    rest() {
      nextMs = null
      late = 0
    },
  }
}
