// When no question is in front: the interview is paused, over, or has nothing left to ask.
import { CirclePause, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { InterviewView } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'

interface RestingCardProps {
  view: InterviewView
  busy: boolean
  onResume: () => void
  onStop: () => void
  onLeave: () => void
}

export function RestingCard({ view, busy, onResume, onStop, onLeave }: RestingCardProps): ReactNode {
  if (view.session.status === 'ended') {
    return (
      <EmptyState
        icon={<CircleCheck size={30} />}
        title="This interview is over"
        actions={
          <Button variant="primary" onClick={onLeave}>
            {view.session.projectId === null ? 'Library' : 'Open the document'}
          </Button>
        }
      >
        Everything you said is in the transcript.
      </EmptyState>
    )
  }
  if (view.session.status === 'paused') {
    return (
      <EmptyState
        icon={<CirclePause size={30} />}
        title="Paused"
        actions={
          <Button variant="primary" disabled={busy} onClick={onResume}>
            Go on
          </Button>
        }
      >
        Take the time you need, days if you like. The next question waits here.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<CircleCheck size={30} />}
      title="Every question was asked"
      actions={
        <Button variant="primary" disabled={busy} onClick={onStop}>
          Finish the interview
        </Button>
      }
    >
      Finish to see what was captured; a draft is made from what you said.
    </EmptyState>
  )
}
