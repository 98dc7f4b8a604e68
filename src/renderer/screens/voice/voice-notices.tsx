// What stands in the way, in words, above the question: the connection first, then microphone and disk.
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { voice } from '../../realtime/voice-session.ts'
import { go } from '../../stores/navigation-store.ts'
import { useVoice, type VoiceAlert, type VoiceProblem } from '../../stores/voice-store.ts'

export function VoiceNotices(): ReactNode {
  const { problem, alerts } = useVoice()
  if (problem === null && alerts.length === 0) return null
  return (
    <div className="mb-7 flex flex-col gap-2.5 max-[1000px]:mb-5">
      {problem === null ? null : <Problem problem={problem} />}
      {alerts.map((alert) => (
        <Alert key={alert.id} alert={alert} onDismiss={() => voice.dismissAlert(alert.id)} />
      ))}
    </div>
  )
}

function Problem({ problem }: { problem: VoiceProblem }): ReactNode {
  return (
    <div role="alert">
      <Notice tone="warn">
        <div className="flex items-center gap-4">
          <div className="min-w-0 flex-1">
            <p className="font-medium">{problem.title}</p>
            <p className="mt-0.5 text-pretty">{problem.message}</p>
          </div>
          <ProblemActions problem={problem} />
        </div>
      </Notice>
    </div>
  )
}

function ProblemActions({ problem }: { problem: VoiceProblem }): ReactNode {
  if (problem.action === null) return null
  return (
    <div className="flex shrink-0 flex-col gap-2">
      <Button size="sm" onClick={() => voice.retry()}>
        Retry
      </Button>
      {problem.action === 'settings' ? (
        <Button size="sm" onClick={() => go({ screen: 'settings' })}>
          Open Settings
        </Button>
      ) : null}
    </div>
  )
}

/** Of the microphone or the disk. */
export function Alert({ alert, onDismiss }: { alert: VoiceAlert; onDismiss: () => void }): ReactNode {
  return (
    <div role={alert.tone === 'warn' ? 'alert' : undefined} className="relative">
      <Notice tone={alert.tone}>
        <p className="pr-8 font-medium">{alert.title}</p>
        <p className="mt-0.5 text-pretty">{alert.message}</p>
      </Notice>
      <IconButton
        size="sm"
        label="Dismiss"
        icon={<X size={15} aria-hidden />}
        onClick={onDismiss}
        className="absolute top-2 right-2"
      />
    </div>
  )
}
