// When nobody talks: the recording is paused, over, could not begin, or has nothing left to ask.
import { CircleCheck, CirclePause, Mic, MicOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useSpoken } from '../../stores/spoken-store.ts'
import type { VoiceProblem } from '../../stores/voice-store.ts'
import { elapsedWords } from '../workspace/time-words.ts'
import { beginSpoken, leaveSpoken, tryAgain } from './recording-flow.ts'

export function PausedCard({ onResume }: { onResume: () => void }): ReactNode {
  const { clock, kind } = useSpoken()
  return (
    <EmptyState
      icon={<CirclePause size={30} />}
      title="Paused"
      actions={
        <>
          <Button variant="primary" autoFocus onClick={onResume}>
            Go on
          </Button>
          <Button onClick={() => runCommand('interview.stop')}>
            {kind === 'guided' ? 'Finish the interview' : 'Finish the recording'}
          </Button>
        </>
      }
    >
      Nothing is recorded now. {elapsedWords(clock.ms)} of recording are kept. Take the time you need, days if
      you like.
    </EmptyState>
  )
}

export function NothingLeftCard(): ReactNode {
  return (
    <EmptyState
      icon={<CircleCheck size={30} />}
      title="Every question was asked"
      actions={
        <Button variant="primary" onClick={() => runCommand('interview.stop')}>
          Finish the interview
        </Button>
      }
    >
      The recording goes on: tell whatever is still missing, then finish.
    </EmptyState>
  )
}

export function OverCard({ projectId }: { projectId: string | null }): ReactNode {
  const kind = useSpoken((state) => state.kind)
  return (
    <EmptyState
      icon={<CircleCheck size={30} />}
      title={kind === 'guided' ? 'This interview is over' : 'This recording is over'}
      actions={
        <Button variant="primary" onClick={() => leaveSpoken(projectId)}>
          {projectId === null ? 'Library' : 'Open the document'}
        </Button>
      }
    >
      Everything you said is kept on this computer.
    </EmptyState>
  )
}

export function NotBegunCard({
  problem,
  projectId,
}: {
  problem: VoiceProblem
  projectId: string | null
}): ReactNode {
  return (
    <div role="alert" className="w-full">
      <EmptyState
        icon={<MicOff size={30} />}
        title={problem.title}
        actions={
          <>
            <Button variant="primary" onClick={() => tryAgain(projectId)}>
              Try again
            </Button>
            <Button onClick={() => leaveSpoken(projectId)}>
              {projectId === null ? 'Library' : 'Open the document'}
            </Button>
          </>
        }
      >
        {problem.message}
      </EmptyState>
    </div>
  )
}

/** The screen came to the front with nothing open: after a reload, say. */
export function NoRecordingCard({ projectId }: { projectId: string | null }): ReactNode {
  return (
    <EmptyState
      icon={<Mic size={30} />}
      title="Nothing is being recorded"
      actions={
        <>
          <Button variant="primary" onClick={() => beginSpoken('recording', projectId)}>
            Record
          </Button>
          <Button onClick={() => leaveSpoken(projectId)}>
            {projectId === null ? 'Library' : 'Open the document'}
          </Button>
        </>
      }
    >
      What was recorded before is in each project’s transcript.
    </EmptyState>
  )
}
