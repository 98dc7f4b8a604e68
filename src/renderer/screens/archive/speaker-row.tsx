// One voice of a sitting: how much it says, how it sounds, its name, and whether it is the author's.
import { Play } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SpeakerView } from '../../../shared/ipc/speaker-routes.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { playFrom } from '../../stores/playback-store.ts'
import { elapsedWords } from '../workspace/time-words.ts'

/** Enough to know a voice by. Milliseconds. */
const SAMPLE_MS = 8000

interface SpeakerRowProps {
  sessionId: string
  speaker: SpeakerView
  name: string
  isAuthor: boolean
  onName: (name: string) => void
  onAuthor: () => void
}

export function SpeakerRow(props: SpeakerRowProps): ReactNode {
  const { sessionId, speaker, name, isAuthor, onName, onAuthor } = props
  const { voice, turns, ms, sample } = speaker
  const until = Math.min(sample.endMs, sample.startMs + SAMPLE_MS)
  return (
    <li aria-label={speaker.name} className="flex flex-wrap items-end gap-x-4 gap-y-2 py-3">
      <Field
        label={`Name of voice ${voice}`}
        className="min-w-48 flex-1"
        value={name}
        onChange={onName}
        maxLength={200}
      />
      <Button
        className="h-9"
        icon={<Play size={15} aria-hidden />}
        aria-label={`Hear it: voice ${voice}`}
        onClick={() => void playFrom(sessionId, sample.startMs, { until })}
      >
        Hear it
      </Button>
      <label className="flex h-9 items-center gap-2">
        <input
          type="radio"
          name="own-voice"
          checked={isAuthor}
          onChange={onAuthor}
          className="accent-accent"
        />
        This is me
      </label>
      <p className="basis-full text-sm text-soft tabular-nums">
        {turns === 1 ? '1 turn' : `${turns} turns`} · {elapsedWords(ms)}
      </p>
    </li>
  )
}
