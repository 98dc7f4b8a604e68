// Asks main until what was recorded is written. Bounded by its back-off, by what may wait meanwhile, and by `giveUp`.
import { StudioError, type ErrorCode } from '../../shared/errors.ts'

export interface PersistPorts {
  /** A slice could not be written and is tried again; null = all is written. */
  notWritten(message: string | null): void
  /** No sound is taken for want of room on the disk; null = it is again. */
  diskFull(message: string | null): void
  /** Main does not go on with this segment; another should begin. */
  segmentLost(): void
  wait(ms: number): Promise<void>
}

export interface Persist {
  /** null = it never will be written. */
  until<T>(ask: () => Promise<T>): Promise<T | null>
  giveUp(): void
}

const FIRST_RETRY_MS = 250
const LAST_RETRY_MS = 5000

/** Asking again would get the same answer. */
const final: ReadonlySet<ErrorCode> = new Set(['NOT_FOUND', 'CONFLICT', 'INVALID_ARGUMENT', 'FORBIDDEN'])

export function createPersist(ports: PersistPorts): Persist {
  let hasGivenUp = false
  return {
    async until(ask) {
      for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
        try {
          const answer = await ask()
          ports.notWritten(null)
          return answer
        } catch (error) {
          const code = error instanceof StudioError ? error.code : 'INTERNAL'
          const message = error instanceof Error ? error.message : String(error)
          if (code === 'DISK_FULL') ports.diskFull(message)
          else if (final.has(code)) ports.segmentLost()
          else if (!hasGivenUp) {
            ports.notWritten(message)
            await ports.wait(retryMs)
            continue
          }
          return null
        }
      }
    },
    giveUp() {
      hasGivenUp = true
    },
  }
}
