// After a crash or a power cut: what is kept of the interview that was cut off, and how to go on.
import { LifeBuoy } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { finishRecovered, putAside, useRecovered } from '../../stores/recovered-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { goOnSpoken } from '../recording/recording-flow.ts'
import { RecordingSummaryDialog } from '../recording/recording-summary.tsx'
import { goOn, leaveVoice } from './voice-flow.ts'
import { recoveredWords } from './recovered-words.ts'
import { VoiceSummaryDialog } from './voice-summary.tsx'

export function RecoveredBanner(): ReactNode {
  const { sessions, finished } = useRecovered()
  const [busy, setBusy] = useState(false)
  const found = sessions[0]
  const run = async (failed: string, act: () => Promise<void>): Promise<void> => {
    setBusy(true)
    try {
      await act()
    } catch (error) {
      showProblem(failed, error)
    } finally {
      setBusy(false)
    }
  }
  if (finished !== null) {
    const leave = (): void => leaveFinished(finished.projectId)
    return 'wordsToCome' in finished ? (
      <RecordingSummaryDialog summary={finished} onLeave={leave} />
    ) : (
      <VoiceSummaryDialog summary={finished} onLeave={leave} />
    )
  }
  if (found === undefined) return null
  const { id, kind, projectId } = found.session
  const what = kind === 'recording' ? 'recording' : 'interview'
  const goOnWith = (): void => {
    if (kind === 'voice') goOn(id, projectId)
    else goOnSpoken(id, kind === 'recording' ? 'recording' : 'guided', projectId)
  }
  return (
    <aside
      aria-label={kind === 'recording' ? 'Recording that was cut off' : 'Interview that was cut off'}
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-accent-soft px-5 py-3"
    >
      <LifeBuoy size={18} aria-hidden className="shrink-0 text-accent" />
      <p className="min-w-64 flex-1 text-pretty">{recoveredWords(found)}</p>
      <div className="ml-auto flex gap-2">
        <Button
          size="sm"
          variant="ghost"
          disabled={busy}
          onClick={() => void run('It was not put aside', () => putAside(id))}
        >
          Later
        </Button>
        <Button
          size="sm"
          disabled={busy}
          onClick={() => void run(`The ${what} is still open`, () => finishRecovered(id))}
        >
          Finish it
        </Button>
        <Button size="sm" variant="primary" disabled={busy} onClick={goOnWith}>
          Go on
        </Button>
      </div>
    </aside>
  )
}

function leaveFinished(projectId: string | null): void {
  useRecovered.setState({ finished: null })
  leaveVoice(projectId)
}
