// Below the question, always in sight: the way on, and a field for what is easier written.
import { ArrowRight, Dices, SkipForward, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { commands, type CommandId } from '../../../shared/commands.ts'
import type { InterviewQuestion } from '../../../shared/ipc/views.ts'
import { isMac, keyNames } from '../../commands/accelerator.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'
import { useSpoken } from '../../stores/spoken-store.ts'
import { TypedAnswer } from './typed-answer.tsx'

export function WaysOn({ sessionId }: { sessionId: string }): ReactNode {
  const interview = useSpoken((state) => state.interview)
  if (interview === null || interview.question === null) return null
  return (
    <div className="shrink-0 px-8 pt-3 pb-5 max-[1000px]:px-6 max-[1000px]:pb-4">
      <div className="mx-auto flex w-full max-w-[44rem] flex-col gap-4 max-[1000px]:gap-3">
        <Steps question={interview.question} canGoBack={interview.canGoBack} />
        <TypedAnswer sessionId={sessionId} />
      </div>
    </div>
  )
}

/** What is busy for a moment keeps the focus: nothing answers its command meanwhile. */
function Steps({ question, canGoBack }: { question: InterviewQuestion; canGoBack: boolean }): ReactNode {
  const busy = useSpoken(({ stepping, phase }) => stepping || phase !== 'recording')
  const selecting = question.kind === 'selection'
  return (
    <div className="flex flex-wrap items-center gap-1 [&>button]:px-2.5">
      {selecting ? null : (
        <Button
          variant="primary"
          autoFocus
          className="mr-1.5 px-3.5!"
          icon={<ArrowRight size={16} aria-hidden />}
          aria-disabled={busy}
          title={keysOf('interview.next')}
          onClick={() => runCommand('interview.next')}
        >
          Next question
        </Button>
      )}
      <Button
        variant="ghost"
        icon={<Undo2 size={15} aria-hidden />}
        disabled={!canGoBack}
        aria-disabled={busy}
        title={keysOf('interview.back')}
        onClick={() => runCommand('interview.back')}
      >
        Back
      </Button>
      <Button
        variant="ghost"
        icon={<SkipForward size={15} aria-hidden />}
        aria-disabled={busy}
        title={keysOf('interview.skip')}
        onClick={() => runCommand('interview.skip')}
      >
        Skip
      </Button>
      {selecting ? null : (
        <Button
          variant="ghost"
          icon={<Dices size={15} aria-hidden />}
          aria-disabled={busy}
          title={keysOf('interview.another')}
          onClick={() => runCommand('interview.another')}
        >
          Ask me something else
        </Button>
      )}
    </div>
  )
}

function keysOf(id: CommandId): string {
  const accelerator = commands.find((command) => command.id === id)?.accelerator
  return accelerator ? keyNames(accelerator, isMac).join(' ') : ''
}
