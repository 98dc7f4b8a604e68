// The guided question, large, answered aloud; below it the way on, and a field for what is easier written.
import { ArrowRight, Dices, SkipForward, Undo2, Volume2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { InterviewQuestion } from '../../../shared/ipc/views.ts'
import { commands, type CommandId } from '../../../shared/commands.ts'
import { isMac, keyNames } from '../../commands/accelerator.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { spoken } from '../../speech/spoken-session.ts'
import { useSpoken } from '../../stores/spoken-store.ts'
import { NothingLeftCard } from './recording-resting.tsx'
import { GoesOn } from './goes-on.tsx'
import { LiveWords } from './solo-telling.tsx'
import { TypedAnswer } from './typed-answer.tsx'

export function SpokenQuestion({ sessionId }: { sessionId: string }): ReactNode {
  const interview = useSpoken((state) => state.interview)
  if (interview === null) return null
  const { question, canGoBack } = interview
  if (question === null) return <NothingLeftCard />
  return (
    <article className="flex flex-col gap-6 max-[1000px]:gap-4">
      <Question question={question} />
      <Choices question={question} />
      {question.kind === 'selection' ? null : <LiveWords />}
      <Refusal />
      <GoesOn />
      <Steps question={question} canGoBack={canGoBack} />
      <TypedAnswer sessionId={sessionId} />
    </article>
  )
}

function Question({ question }: { question: InterviewQuestion }): ReactNode {
  const reading = useSpoken((state) => state.readingAloud)
  return (
    <div aria-live="polite" aria-atomic="true">
      <h2 className="title text-3xl break-words text-pretty max-[1000px]:text-2xl">
        {question.text}
        {reading ? <Volume2 size={22} aria-hidden className="ml-3 inline text-accent" /> : null}
      </h2>
      {question.hint === null ? null : <p className="mt-3 text-md text-pretty text-soft">{question.hint}</p>}
    </div>
  )
}

function Choices({ question }: { question: InterviewQuestion }): ReactNode {
  const busy = useSpoken((state) => state.stepping)
  if (question.choices.length === 0) return null
  return (
    <div role="group" aria-label="Ready answers" className="flex flex-wrap gap-2">
      {question.choices.map(({ id, label }) => (
        <Button
          key={id}
          className="max-w-full whitespace-normal"
          disabled={busy}
          onClick={() => void spoken.type(label, id)}
        >
          <span className="line-clamp-2 text-left break-words">{label}</span>
        </Button>
      ))}
    </div>
  )
}

function Refusal(): ReactNode {
  const refusal = useSpoken((state) => state.refusal)
  return (
    <div role="alert" className="empty:hidden">
      {refusal === null ? null : <Notice tone="warn">{refusal}</Notice>}
    </div>
  )
}

function Steps({ question, canGoBack }: { question: InterviewQuestion; canGoBack: boolean }): ReactNode {
  const busy = useSpoken(({ stepping, phase }) => stepping || phase !== 'recording')
  const selecting = question.kind === 'selection'
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {selecting ? null : (
        <Button
          variant="primary"
          autoFocus
          className="mr-1.5"
          icon={<ArrowRight size={16} aria-hidden />}
          disabled={busy}
          title={keysOf('interview.next')}
          onClick={() => runCommand('interview.next')}
        >
          Next question
        </Button>
      )}
      <Button
        variant="ghost"
        icon={<Undo2 size={15} aria-hidden />}
        disabled={busy || !canGoBack}
        title={keysOf('interview.back')}
        onClick={() => runCommand('interview.back')}
      >
        Back
      </Button>
      <Button
        variant="ghost"
        icon={<SkipForward size={15} aria-hidden />}
        disabled={busy}
        title={keysOf('interview.skip')}
        onClick={() => runCommand('interview.skip')}
      >
        Skip
      </Button>
      {selecting ? null : (
        <Button
          variant="ghost"
          icon={<Dices size={15} aria-hidden />}
          disabled={busy}
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
