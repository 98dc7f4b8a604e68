// What is wrong with the recording, from several sources: told when it begins, and that it is over when it is for all.
import type { RecorderAlert, RecorderListeners } from './recorder-types.ts'

export type TellAlert = (source: string, kind: RecorderAlert['kind'], alert: RecorderAlert | null) => void

export function collectAlerts(tell: RecorderListeners['alert']): TellAlert {
  const standing = new Map<RecorderAlert['kind'], Map<string, RecorderAlert>>()
  return (source, kind, alert) => {
    const ofKind = standing.get(kind) ?? new Map<string, RecorderAlert>()
    standing.set(kind, ofKind)
    if (alert === null) {
      if (ofKind.delete(source) && ofKind.size === 0) tell(kind, null)
    } else if (JSON.stringify(ofKind.get(source)) !== JSON.stringify(alert)) {
      ofKind.set(source, alert)
      tell(kind, alert)
    }
  }
}
