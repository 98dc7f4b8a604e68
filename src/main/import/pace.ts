// Keeps long work from freezing the window: it stops for the event loop, tells how far it is, and can be cancelled.
import { setImmediate } from 'node:timers/promises'
import { StudioError } from '../../shared/errors.ts'

/** Longest stretch of work without a pause, in ms; a frame of the screen is 16. */
const STRETCH_MS = 12
const REPORT_EVERY_MS = 100

export interface Pace {
  /** Call often: pauses when due. Throws CANCELLED once the author cancelled. */
  breathe(): Promise<void>
  /** True when `breathe` would pause: saves a promise in tight loops. */
  due(): boolean
  /** `fraction` from 0 to 1. */
  report(fraction: number): void
}

const IMPORT_CANCELLED = 'The import was cancelled. Nothing was imported.'

/** `cancelled`: what the author is told once they cancelled. */
export function createPace(
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
  cancelled: string = IMPORT_CANCELLED,
): Pace {
  let since = performance.now()
  let reportedAt = -Infinity
  let reported = 0
  return {
    due: () => performance.now() - since >= STRETCH_MS,
    async breathe() {
      if (signal.aborted) throw new StudioError('CANCELLED', cancelled)
      if (performance.now() - since < STRETCH_MS) return
      await setImmediate()
      since = performance.now()
    },
    report(fraction) {
      const now = performance.now()
      if (fraction <= reported || (now - reportedAt < REPORT_EVERY_MS && fraction < 1)) return
      reported = fraction
      reportedAt = now
      onProgress(fraction)
    },
  }
}

/** The part of the whole from `from` to `to`. */
export function stretch(pace: Pace, from: number, to: number): Pace {
  return { ...pace, report: (fraction) => pace.report(from + (to - from) * fraction) }
}
