// The bar at the bottom while an interview is open: who asks, how long, where it is kept, Pause and Stop.
import { CirclePause, CirclePlay, HardDrive, Mic, Square } from 'lucide-react'
import type { ReactNode } from 'react'
import type { InterviewView } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { beginSpoken } from '../recording/recording-flow.ts'
import { elapsedWords } from '../workspace/time-words.ts'
import { useSittingTime } from './sitting-clock.ts'

export interface InterviewBarProps {
  view: InterviewView
  busy: boolean
  onPause: () => void
  onResume: () => void
  onStop: () => void
}

export function InterviewBar({ view, busy, onPause, onResume, onStop }: InterviewBarProps): ReactNode {
  const paused = view.session.status === 'paused'
  const elapsed = useSittingTime(view.session.id, !paused)
  return (
    <div
      role="group"
      aria-label="Interview"
      className="flex shrink-0 items-center gap-x-5 gap-y-1 border-t border-line bg-paper px-5 py-2.5"
    >
      <p className="flex min-w-0 items-center gap-2.5 font-medium">
        <span
          aria-hidden
          className={`size-2 shrink-0 rounded-full ${paused ? 'bg-soft' : 'animate-pulse bg-live'}`}
        />
        <span className="truncate">{whoseTurn(view)}</span>
      </p>
      <p className="text-soft tabular-nums">
        <span className="sr-only">Time in this sitting: </span>
        {elapsedWords(elapsed)}
      </p>
      <p className="flex items-center gap-1.5 text-sm whitespace-nowrap text-soft">
        <HardDrive size={14} aria-hidden />
        Kept on this computer
      </p>
      <p className="text-sm whitespace-nowrap text-soft tabular-nums max-[1000px]:hidden">
        {view.answered} answered{view.skipped === 0 ? '' : `, ${view.skipped} skipped`}
      </p>
      <div className="ml-auto flex gap-2">
        <Button
          icon={<Mic size={15} aria-hidden />}
          className="max-[1000px]:[&_svg]:hidden"
          disabled={busy}
          onClick={() => beginSpoken('guided', view.session.projectId)}
        >
          Answer aloud
        </Button>
        {paused ? (
          <Button icon={<CirclePlay size={16} aria-hidden />} disabled={busy} onClick={onResume}>
            Resume
          </Button>
        ) : (
          <Button icon={<CirclePause size={16} aria-hidden />} disabled={busy} onClick={onPause}>
            Pause
          </Button>
        )}
        <Button variant="danger" icon={<Square size={14} aria-hidden />} disabled={busy} onClick={onStop}>
          Stop
        </Button>
      </div>
    </div>
  )
}

function whoseTurn(view: InterviewView): string {
  if (view.session.status === 'paused') return 'Paused'
  return view.question === null ? 'Nothing left to ask' : 'The guide asks, you answer'
}
