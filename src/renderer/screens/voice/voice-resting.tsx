// When nobody talks: the session is paused, over, or could not begin.
import { CirclePause, CircleCheck, Mic, MicOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { runCommand } from '../../commands/registry.ts'
import { startGuidedInterview } from '../../commands/start-guided.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { go } from '../../stores/navigation-store.ts'
import { useVoice, type VoiceProblem } from '../../stores/voice-store.ts'
import { elapsedWords } from '../workspace/time-words.ts'
import { beginVoice, leaveVoice, tryAgain } from './voice-flow.ts'

export function PausedCard({ onResume }: { onResume: () => void }): ReactNode {
  const clock = useVoice((state) => state.clock)
  return (
    <EmptyState
      icon={<CirclePause size={30} />}
      title="Paused"
      actions={
        <>
          <Button variant="primary" onClick={onResume}>
            Go on
          </Button>
          <Button onClick={() => runCommand('interview.stop')}>Finish the interview</Button>
        </>
      }
    >
      Nothing is recorded or sent now. {elapsedWords(clock.ms)} of recording and every line are kept. Take the
      time you need, days if you like.
    </EmptyState>
  )
}

export function OverCard({ projectId }: { projectId: string | null }): ReactNode {
  return (
    <EmptyState
      icon={<CircleCheck size={30} />}
      title="This interview is over"
      actions={
        <Button variant="primary" onClick={() => leaveVoice(projectId)}>
          {projectId === null ? 'Library' : 'Open the document'}
        </Button>
      }
    >
      Everything you said is in the transcript, and the recording is beside it.
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
            {problem.action === 'settings' ? (
              <Button onClick={() => go({ screen: 'settings' })}>Open Settings</Button>
            ) : null}
            <Button onClick={() => void startGuidedInterview(projectId)}>Guided interview</Button>
          </>
        }
      >
        {problem.message}
      </EmptyState>
    </div>
  )
}

/** The screen came to the front with no session: after a reload, say. */
export function NoSessionCard({ projectId }: { projectId: string | null }): ReactNode {
  return (
    <EmptyState
      icon={<Mic size={30} />}
      title="No interview is open"
      actions={
        <>
          <Button variant="primary" onClick={() => beginVoice(projectId)}>
            Start interview
          </Button>
          <Button onClick={() => leaveVoice(projectId)}>
            {projectId === null ? 'Library' : 'Open the document'}
          </Button>
        </>
      }
    >
      What was said in earlier ones is in each project’s transcript.
    </EmptyState>
  )
}
