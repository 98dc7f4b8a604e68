// Where the author answers: by writing, or by choosing where there is something to choose from.
import { CornerDownLeft, Dices, SkipForward, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { isMac, keyNames } from '../../commands/accelerator.ts'
import type { InterviewQuestion } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'

export interface AnswerFormProps {
  question: InterviewQuestion
  text: string
  onText: (text: string) => void
  busy: boolean
  failure: string | null
  canGoBack: boolean
  onSend: () => void
  onChoose: (choice: { id: string; label: string }) => void
  onStep: (step: 'interview.skip' | 'interview.back' | 'interview.another') => void
}

export function AnswerForm(props: AnswerFormProps): ReactNode {
  const { question, text, onText, failure, onSend } = props
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <Choices {...props} />
      <TextArea
        label="Your answer"
        hideLabel
        prose
        rows={3}
        className="[&_textarea]:h-[max(6rem,28vh)]"
        autoFocus
        placeholder={
          question.choices.length > 0 ? 'Or say it in your own words…' : 'Answer in your own words…'
        }
        value={text}
        onChange={onText}
        error={failure}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            onSend()
          }
        }}
      />
      <Steps {...props} />
    </form>
  )
}

function Steps({ question, text, busy, canGoBack, onStep }: AnswerFormProps): ReactNode {
  return (
    <div className="-ml-2.5 flex flex-wrap items-center gap-1 [&>button:not([type=submit])]:px-2.5">
      <Button
        variant="ghost"
        icon={<Undo2 size={15} aria-hidden />}
        disabled={busy || !canGoBack}
        onClick={() => onStep('interview.back')}
      >
        Back
      </Button>
      <Button
        variant="ghost"
        icon={<SkipForward size={15} aria-hidden />}
        disabled={busy}
        onClick={() => onStep('interview.skip')}
      >
        Skip
      </Button>
      {question.kind === 'selection' ? null : (
        <Button
          variant="ghost"
          icon={<Dices size={15} aria-hidden />}
          disabled={busy}
          onClick={() => onStep('interview.another')}
        >
          Ask me something else
        </Button>
      )}
      <Button
        type="submit"
        variant="primary"
        className="ml-auto"
        icon={<CornerDownLeft size={15} aria-hidden />}
        disabled={busy || text.trim() === ''}
        title={keyNames('CmdOrCtrl+Enter', isMac).join(' ')}
      >
        Send answer
      </Button>
    </div>
  )
}

function Choices({ question, busy, onChoose }: AnswerFormProps): ReactNode {
  if (question.choices.length === 0) return null
  return (
    <div role="group" aria-label="Ready answers" className="flex flex-wrap gap-2">
      {question.choices.map((choice) => (
        <Button
          key={choice.id}
          className="max-w-full whitespace-normal"
          disabled={busy}
          onClick={() => onChoose(choice)}
        >
          <span className="line-clamp-2 text-left break-words">{choice.label}</span>
        </Button>
      ))}
    </div>
  )
}
