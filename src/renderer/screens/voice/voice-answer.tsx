// For an answer that is easier written than said: a name, a number, a sentence. Enter sends it.
import { CornerDownLeft, Dices } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { voice } from '../../realtime/voice-session.ts'
import { forgetBegunAnswer, keepBegunAnswer, useBegunAnswers } from '../../stores/interview-store.ts'
import { useVoice } from '../../stores/voice-store.ts'
import { typedKey } from './voice-flow.ts'

const LONGEST = 20_000

export function VoiceAnswer({ sessionId }: { sessionId: string }): ReactNode {
  const key = typedKey(sessionId)
  const text = useBegunAnswers((answers) => answers[key] ?? '')
  /** No interviewer: the guide asks. */
  const alone = useVoice((state) => state.phase === 'audio_only')
  const send = (): void => {
    const said = text.trim()
    if (said === '') return
    voice.say(said)
    forgetBegunAnswer(key)
  }
  const sendOnEnter = (event: KeyboardEvent<HTMLElement>): void => {
    // Enter also ends the composition of a character.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <form
      className="relative flex flex-col items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {alone ? (
        <Button size="sm" icon={<Dices size={14} aria-hidden />} onClick={() => void voice.askOther()}>
          Ask me something else
        </Button>
      ) : null}
      <TextArea
        label="Write instead of speaking"
        hideLabel
        prose
        rows={2}
        maxLength={LONGEST}
        placeholder="Or write it. Enter sends."
        value={text}
        onChange={(next) => keepBegunAnswer(key, next)}
        onKeyDown={sendOnEnter}
        className="w-full [&_textarea]:resize-none [&_textarea]:pr-12"
      />
      <IconButton
        type="submit"
        label="Send"
        icon={<CornerDownLeft size={16} aria-hidden />}
        disabled={text.trim() === ''}
        className="absolute right-2 bottom-2"
      />
    </form>
  )
}
