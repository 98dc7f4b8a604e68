// The bar at the bottom while something is recorded: what, how loud, how long, where it is kept, Pause and Stop.
import { Bookmark, CirclePause, CirclePlay, HardDrive, Square } from 'lucide-react'
import type { ReactNode } from 'react'
import { commands, type CommandId } from '../../../shared/commands.ts'
import { isMac, keyNames } from '../../commands/accelerator.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'
import { LevelBars } from '../../components/level-bars.tsx'
import { useSpoken } from '../../stores/spoken-store.ts'
import { recordedMs, useMicrophoneLevel } from '../../stores/voice-store.ts'
import { useNow } from '../voice/use-now.ts'
import { elapsedWords } from '../workspace/time-words.ts'
import { hearingWords, stateWords } from './recording-words.ts'

export function RecordingBar({ onResume }: { onResume: () => void }): ReactNode {
  const state = useSpoken()
  const recording = state.phase === 'recording'
  return (
    <div
      role="group"
      aria-label={state.kind === 'guided' ? 'Interview' : 'Recording'}
      className="flex shrink-0 items-center gap-4 border-t border-line bg-paper px-5 py-2.5 max-[1000px]:gap-3 max-[1000px]:px-4"
    >
      <span
        aria-hidden
        className={`size-2.5 shrink-0 rounded-full ${recording ? 'animate-pulse bg-live' : 'bg-soft'}`}
      />
      <Level off={!recording} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{stateWords(state)}</p>
        <SpokenStanding />
      </div>
      <div className="flex shrink-0 items-center gap-2 max-[1000px]:[&_svg]:hidden">
        <Controls onResume={onResume} />
      </div>
    </div>
  )
}

function Level({ off }: { off: boolean }): ReactNode {
  const level = useMicrophoneLevel((state) => state.level)
  return <LevelBars label="Microphone level" level={off ? 0 : level} />
}

/** Where it is kept, how long it is, and what becomes of it. */
export function SpokenStanding({ short = false }: { short?: boolean }): ReactNode {
  const { phase, clock, hearing } = useSpoken()
  const now = useNow(clock.since !== null)
  const recording = phase === 'recording'
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-sm text-soft">
      <HardDrive size={13} aria-hidden className="shrink-0 max-[1000px]:hidden" />
      <span className="whitespace-nowrap">
        {recording ? 'Recording to this computer' : 'Kept on this computer'}
      </span>
      <span className="tabular-nums">
        <span className="sr-only">, recorded: </span>
        {elapsedWords(recordedMs(clock, now))}
      </span>
      {recording && !short ? (
        <>
          <span aria-hidden>·</span>
          <span role="status" className="whitespace-nowrap">
            {hearingWords(hearing)}
          </span>
        </>
      ) : null}
    </p>
  )
}

function Controls({ onResume }: { onResume: () => void }): ReactNode {
  const { phase, kind } = useSpoken()
  const ending = phase === 'stopping' || phase === 'ended'
  return (
    <>
      {phase === 'paused' ? (
        <Button icon={<CirclePlay size={16} aria-hidden />} onClick={onResume}>
          Go on
        </Button>
      ) : (
        <>
          {kind === 'guided' ? (
            <Button
              icon={<Bookmark size={15} aria-hidden />}
              title={keysOf('interview.mark')}
              disabled={ending}
              onClick={() => runCommand('interview.mark')}
            >
              Mark
            </Button>
          ) : null}
          <Button
            icon={<CirclePause size={16} aria-hidden />}
            title={keysOf('interview.pause')}
            disabled={phase !== 'recording'}
            onClick={() => runCommand('interview.pause')}
          >
            Pause
          </Button>
        </>
      )}
      <Button
        variant="danger"
        icon={<Square size={14} aria-hidden />}
        title={keysOf('interview.stop')}
        disabled={ending}
        onClick={() => runCommand('interview.stop')}
      >
        Stop
      </Button>
    </>
  )
}

function keysOf(id: CommandId): string {
  const accelerator = commands.find((command) => command.id === id)?.accelerator
  return accelerator ? keyNames(accelerator, isMac).join(' ') : ''
}
