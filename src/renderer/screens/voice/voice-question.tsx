// What the interviewer says now, large, growing while it is said; announced only when it is complete.
import { useEffect, useRef, type ReactNode } from 'react'
import { useVoice, type VoiceState } from '../../stores/voice-store.ts'

export function VoiceQuestion(): ReactNode {
  const state = useVoice()
  const { question, held } = state
  const text = question?.text ?? ''
  const complete = isComplete(state)
  const end = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    // What is being said stays in sight, however long it gets.
    if (!complete) end.current?.scrollIntoView({ block: 'nearest' })
  }, [text, complete])
  return (
    <div>
      {/* Lines are not balanced: they would move under the eye while the text grows. */}
      <h2
        className={`title break-words whitespace-pre-line [text-wrap-style:auto]! ${sizeOf(text)} ${text === '' ? 'text-soft' : ''}`}
      >
        {text === '' ? waitingWords(state) : text}
        <span ref={end} />
      </h2>
      {question === null || question.hint === null ? null : (
        <p className="mt-3 text-md text-pretty text-soft">{question.hint}</p>
      )}
      {held && state.phase === 'live' ? (
        <p className="mt-4 text-md text-accent">
          The interviewer waits. Think, and speak when you like; release “Let me think” for an answer.
        </p>
      ) : null}
      <p aria-live="polite" className="sr-only">
        {complete ? text : ''}
      </p>
    </div>
  )
}

/** Long turns are set smaller, so that the whole of one stays in sight. */
function sizeOf(text: string): string {
  if (text.length > 420) return 'text-xl leading-snug'
  if (text.length > 200) return 'text-2xl leading-snug'
  return 'text-3xl max-[1000px]:text-2xl'
}

export function isComplete({ question, items }: Pick<VoiceState, 'question' | 'items'>): boolean {
  if (question === null) return false
  const said = items.find((item) => item.itemId === question.itemId)
  return said === undefined || said.status !== 'in_progress'
}

function waitingWords({ phase }: VoiceState): string {
  switch (phase) {
    case 'preparing':
      return 'Opening the microphone…'
    case 'connecting':
      return 'Calling the interviewer. You are being recorded already.'
    case 'stopping':
      return 'Keeping everything…'
    case 'audio_only':
      return 'Go on telling. Every word is recorded.'
    case 'live':
    case 'rotating':
    case 'paused':
    case 'ended':
      return 'The interviewer is about to speak.'
  }
}
