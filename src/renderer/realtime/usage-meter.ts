// Counts what a session uses and hands it to main, which keeps it and says whether the ceiling is reached.
import type { UsageView } from '../../shared/ipc/voice-views.ts'
import { usageOf } from '../../shared/realtime/usage-of.ts'
import type { UsageEntry } from '../../shared/realtime/usage.ts'

export interface UsageMeterPorts {
  keep(entries: UsageEntry[], connectedMs: number, interruptions: number): Promise<UsageView>
  shown(usage: UsageView): void
  now(): number
}

export interface UsageMeter {
  hear(raw: unknown, model: string): void
  cutIn(): void
  connected(on: boolean): void
  /** Hands over what was counted since; failures are tried again with the next. */
  report(): Promise<void>
  readonly interruptions: number
}

/** Main takes 200 at once. */
const MOST_ENTRIES = 200

export function createUsageMeter(before: UsageView, interrupted: number, ports: UsageMeterPorts): UsageMeter {
  let entries: UsageEntry[] = []
  let connectedMs = before.connectedMs
  let since: number | null = null
  let interruptions = interrupted
  let reporting = false
  const timeSoFar = (): number => connectedMs + (since === null ? 0 : ports.now() - since)

  return {
    hear(raw, model) {
      const entry = usageOf(raw, model)
      if (entry !== null) entries.push(entry)
    },
    cutIn() {
      interruptions += 1
    },
    connected(on) {
      connectedMs = timeSoFar()
      since = on ? ports.now() : null
    },
    async report() {
      if (reporting) return
      reporting = true
      const sent = entries.slice(0, MOST_ENTRIES)
      try {
        const usage = await ports.keep(sent, Math.round(timeSoFar()), interruptions)
        entries = entries.slice(sent.length)
        ports.shown(usage)
      } finally {
        reporting = false
      }
    },
    get interruptions() {
      return interruptions
    },
  }
}
