// For an answer that is easier written than said: a name, a number, a sentence. Enter sends it.
import { CornerDownLeft } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { IconButton } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { spoken } from '../../speech/spoken-session.ts'
import { forgetBegunAnswer, keepBegunAnswer, useBegunAnswers } from '../../stores/interview-store.ts'
import { useSpoken } from '../../stores/spoken-store.ts'
import { typedKey } from './recording-flow.ts'

const LONGEST = 20_000

export function TypedAnswer({ sessionId }: { sessionId: string }): ReactNode {
  const key = typedKey(sessionId)
  const text = useBegunAnswers((answers) => answers[key] ?? '')
  const busy = useSpoken((state) => state.stepping)
  const send = async (): Promise<void> => {
    const said = text.trim()
    if (said === '' || busy) return
    if (await spoken.type(said)) forgetBegunAnswer(key)
  }
  const sendOnEnter = (event: KeyboardEvent<HTMLElement>): void => {
    // Enter also ends the composition of a character.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    // Nothing is written: then the keys are those of the next question.
    if (text.trim() === '' && (event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    void send()
  }
  const write = (next: string): void => {
    keepBegunAnswer(key, next)
    // Who writes is not done.
    spoken.stay()
  }
  return (
    <form
      className="relative"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TextArea
        label="Write instead of speaking"
        hideLabel
        prose
        rows={2}
        maxLength={LONGEST}
        placeholder="Or write it. Enter sends."
        value={text}
        onChange={write}
        onKeyDown={sendOnEnter}
        className="w-full [&_textarea]:resize-none [&_textarea]:pr-12"
      />
      <IconButton
        type="submit"
        label="Send"
        icon={<CornerDownLeft size={16} aria-hidden />}
        disabled={busy || text.trim() === ''}
        className="absolute right-2 bottom-2"
      />
    </form>
  )
}
