// What stands in the way of the recording, in words, above everything else.
import type { ReactNode } from 'react'
import { spoken } from '../../speech/spoken-session.ts'
import { useSpoken } from '../../stores/spoken-store.ts'
import { Alert } from '../voice/voice-notices.tsx'

export function RecordingNotices(): ReactNode {
  const alerts = useSpoken((state) => state.alerts)
  if (alerts.length === 0) return null
  return (
    <div className="mb-7 flex flex-col gap-2.5 max-[1000px]:mb-5">
      {alerts.map((alert) => (
        <Alert key={alert.id} alert={alert} onDismiss={() => spoken.dismissAlert(alert.id)} />
      ))}
    </div>
  )
}
