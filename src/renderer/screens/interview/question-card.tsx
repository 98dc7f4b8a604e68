// The question, large, and the answer below it. An answer that was begun is kept until it is sent.
import { useState, type ReactNode } from 'react'
import type { InterviewQuestion, InterviewView } from '../../../shared/ipc/views.ts'
import {
  answerKey,
  forgetBegunAnswer,
  keepBegunAnswer,
  sendAnswer,
  takeStep,
  useBegunAnswers,
} from '../../stores/interview-store.ts'
import { messageOf } from '../../stores/projection.ts'
import { AnswerForm } from './answer-form.tsx'

const noAnswer = ''

export function QuestionCard({
  view,
  question,
}: {
  view: InterviewView
  question: InterviewQuestion
}): ReactNode {
  const sessionId = view.session.id
  const key = answerKey(sessionId, question.itemId)
  const text = useBegunAnswers((answers) => answers[key] ?? noAnswer)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  const run = async (action: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    try {
      await action()
    } catch (error) {
      setFailure(messageOf(error))
    } finally {
      setBusy(false)
    }
  }
  const send = (answer: string, choiceId?: string) =>
    run(async () => {
      await sendAnswer(sessionId, question.itemId, answer, choiceId)
      forgetBegunAnswer(key)
    })

  return (
    <article className="mx-auto flex w-full max-w-[44rem] flex-col gap-6">
      <div aria-live="polite" aria-atomic="true">
        <h2 className="title text-3xl break-words text-pretty max-[1000px]:text-2xl">{question.text}</h2>
        {question.hint === null ? null : (
          <p className="mt-3 text-md text-pretty text-soft">{question.hint}</p>
        )}
      </div>
      <AnswerForm
        key={question.itemId}
        question={question}
        text={text}
        onText={(next) => keepBegunAnswer(key, next)}
        busy={busy}
        failure={failure}
        canGoBack={view.canGoBack}
        onSend={() => {
          if (text.trim() !== '') void send(text)
        }}
        onChoose={(choice) => void send(choice.label, choice.id)}
        onStep={(step) => void run(() => takeStep(step, sessionId))}
      />
    </article>
  )
}
