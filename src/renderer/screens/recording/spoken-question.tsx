// The guided question, large, answered aloud.
import { Volume2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { InterviewQuestion } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { spoken } from '../../speech/spoken-session.ts'
import { useSpoken } from '../../stores/spoken-store.ts'
import { NothingLeftCard } from './recording-resting.tsx'
import { GoesOn } from './goes-on.tsx'
import { LiveWords } from './solo-telling.tsx'

export function SpokenQuestion(): ReactNode {
  const { interview, hearing, goesOnAt } = useSpoken()
  if (interview === null) return null
  const { question } = interview
  if (question === null) return <NothingLeftCard />
  return (
    <article className="flex flex-col gap-6 max-[1000px]:gap-4">
      <Question question={question} />
      <Choices question={question} />
      <Refusal />
      {/* What is understood has said what it had to when the author is quiet. */}
      {goesOnAt !== null ? <GoesOn goesOnAt={goesOnAt} /> : hearing === 'words' ? <LiveWords /> : null}
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
