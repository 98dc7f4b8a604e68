// Decoded pieces in their places: what comes twice is left out, what is missing is silence, and small errors of a file's
// clock are none.

export interface Placed {
  /** Frames of silence before the piece. */
  silence: number
  /** Frames of the piece that are left out. */
  skip: number
}

export interface Timeline {
  /** `at` = the piece's first frame by the file's own clock. */
  place(at: number, frames: number): Placed
}

/** Clocks of some containers tick in milliseconds. */
const TOLERANCE_S = 0.05

/** Frames from `startFrame` on are wanted; the file ends before `endFrame`, as far as it says so. */
export function createTimeline(rate: number, startFrame: number, endFrame: number): Timeline {
  let next = startFrame
  let isFirst = true
  return {
    place(at, frames) {
      const tolerance = isFirst ? 0 : rate * TOLERANCE_S
      const ahead = at - next
      // A time beyond the end is damage, and no hour of silence.
      const silence = ahead > tolerance && at <= endFrame ? ahead : 0
      const skip = ahead < -tolerance ? Math.min(frames, -ahead) : 0
      if (frames > skip) isFirst = false
      next += silence + frames - skip
      return { silence, skip }
    },
  }
}
