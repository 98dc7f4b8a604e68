// A voice session on a real store: the routes as the window calls them, and what they told and logged.
import type { EventName, Events } from '../../../../src/shared/ipc/contract.ts'
import type { VoiceDeps } from '../../../../src/main/voice/voice-deps.ts'
import type { ReplayReport } from '../../../../src/main/interview/interview-deps.ts'
import { voiceHandlers } from '../../../../src/main/ipc/handlers/voice-handlers.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import type { Store } from '../../../../src/main/store/store.ts'
import { recoverVoiceSessions } from '../../../../src/main/voice/recovered.ts'
import { defaultPrices } from '../../../../src/shared/realtime/price-defaults.ts'
import type { LogEntry } from '../../../../src/shared/realtime/log-entry.ts'
import { makeToolRig, type ToolRig } from '../tools/tool-rig.ts'

export interface VoiceRig extends Omit<ToolRig, 'deps' | 'events'> {
  deps: VoiceDeps
  routes: ReturnType<typeof voiceHandlers>
  told: { name: EventName; payload: Events[EventName] }[]
  reports: ReplayReport[]
  pricing: ReturnType<VoiceDeps['pricing']>
  /** A project whose interview is about writing. */
  project(): string
}

export function makeVoiceRig(store?: Store): VoiceRig {
  const rig = makeToolRig(store)
  const told: VoiceRig['told'] = []
  const reports: ReplayReport[] = []
  const pricing: VoiceRig['pricing'] = { ceilingUsd: null, prices: defaultPrices }
  const deps: VoiceDeps = {
    ...rig.deps,
    emit: (name, payload) => void told.push({ name, payload }),
    logReplay: (report) => void reports.push(report),
    pricing: () => pricing,
  }
  const project = () => {
    const { id } = createProject(deps, { title: 'The farm', contentType: 'memoir' })
    rig.store.sqlite.prepare(`UPDATE projects SET status = 'active' WHERE id = ?`).run(id)
    return id
  }
  return {
    ...rig,
    deps,
    routes: voiceHandlers(deps, recoverVoiceSessions({ ...deps, report })),
    told,
    reports,
    pricing,
    project,
  }
}

/** Of a recovery; none of these tests expects it to be called. */
export const report = (error: unknown): void => {
  throw error
}

/** A line of the log; `raw` as the wire has it. */
export function entry(seq: number, raw: unknown, audioOffsetMs = 0): LogEntry {
  return { seq, at: 1_790_000_000_000 + seq, audioOffsetMs, raw }
}
