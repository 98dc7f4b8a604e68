// A recording while it goes on: how long, how loud, what was understood last, and the marks.
import { Bookmark } from 'lucide-react'
import type { ReactNode } from 'react'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'
import { Keys } from '../../components/keys.tsx'
import { useSpoken } from '../../stores/spoken-store.ts'
import { sessionTranscript } from '../../stores/transcript-store.ts'
import { recordedMs } from '../../stores/voice-store.ts'
import { useNow } from '../voice/use-now.ts'
import { elapsedWords } from '../workspace/time-words.ts'
import { MarkerList } from './marker-list.tsx'
import { WaveformView } from './waveform-view.tsx'

export function SoloTelling(): ReactNode {
  const ending = useSpoken((state) => state.phase === 'stopping')
  return (
    <div className="flex flex-col gap-6 max-[1000px]:gap-4">
      <Elapsed />
      <WaveformView />
      <LiveWords />
      <div className="flex items-center gap-3">
        <Button
          variant="primary"
          autoFocus
          disabled={ending}
          icon={<Bookmark size={16} aria-hidden />}
          onClick={() => runCommand('interview.mark')}
        >
          Mark this moment
        </Button>
        <Keys accelerator="CmdOrCtrl+Shift+K" />
      </div>
      <MarkerList />
    </div>
  )
}

function Elapsed(): ReactNode {
  const clock = useSpoken((state) => state.clock)
  const now = useNow(clock.since !== null)
  return (
    <p className="title text-3xl tabular-nums">
      <span className="sr-only">Recorded: </span>
      {elapsedWords(recordedMs(clock, now))}
    </p>
  )
}

/** What was understood last; without a model, what becomes of it. */
export function LiveWords(): ReactNode {
  const { hearing, partial, session } = useSpoken()
  const latest = sessionTranscript.use(({ value }) => {
    const items = value?.find((view) => view.session.id === session?.id)?.items ?? []
    return items.findLast(({ role, text }) => role === 'user' && text !== null && text !== '')?.text ?? ''
  })
  if (hearing !== 'words')
    return (
      <p className="text-md text-pretty text-soft">What you say is kept as sound and written down later.</p>
    )
  const growing = partial !== ''
  const text = growing ? partial : latest
  return (
    <p
      className={`min-h-[3.2em] font-serif text-lg leading-relaxed text-pretty ${growing || text === '' ? 'text-soft italic' : ''}`}
    >
      {text === '' ? 'Talk: your words appear here.' : tailOf(text)}
    </p>
  )
}

const SHOWN = 260

/** The end of a long turn: the rest is in the transcript beside it. */
function tailOf(text: string): string {
  if (text.length <= SHOWN) return text
  const tail = text.slice(-SHOWN)
  return `… ${tail.slice(tail.indexOf(' ') + 1)}`
}
