// The bar at the bottom while a voice session is open: who speaks, how loud, how long, how the connection stands.
import { CirclePause, CirclePlay, HardDrive, Hourglass, Mic, MicOff, Square } from 'lucide-react'
import type { ReactNode } from 'react'
import { commands, type CommandId } from '../../../shared/commands.ts'
import { isMac, keyNames } from '../../commands/accelerator.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'
import { LevelBars } from '../../components/level-bars.tsx'
import { recordedMs, useMicrophoneLevel, useVoice, type VoicePhase } from '../../stores/voice-store.ts'
import { elapsedWords } from '../workspace/time-words.ts'
import { useNow } from './use-now.ts'
import { VoiceDetails } from './voice-details.tsx'
import { connectionWords, nextTryWords, turnWords } from './voice-words.ts'

export function VoiceBar({ onResume }: { onResume: () => void }): ReactNode {
  const voice = useVoice()
  return (
    <div
      role="group"
      aria-label="Interview"
      className="flex shrink-0 items-center gap-4 border-t border-line bg-paper px-5 py-2.5 max-[1000px]:gap-3 max-[1000px]:px-4"
    >
      <span
        aria-hidden
        className={`size-2.5 shrink-0 rounded-full ${isRecording(voice.phase) ? 'animate-pulse bg-live' : 'bg-soft'}`}
      />
      <Level off={voice.phase === 'paused'} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{turnWords(voice)}</p>
        <Standing />
      </div>
      <VoiceDetails />
      <div className="flex shrink-0 items-center gap-2 max-[1000px]:[&_svg]:hidden">
        <Controls onResume={onResume} />
      </div>
    </div>
  )
}

function isRecording(phase: VoicePhase): boolean {
  return phase === 'connecting' || phase === 'live' || phase === 'rotating' || phase === 'audio_only'
}

function Level({ off }: { off: boolean }): ReactNode {
  const level = useMicrophoneLevel((state) => state.level)
  return <LevelBars label="Microphone level" level={off ? 0 : level} />
}

/** Elapsed recording, connection, and where it is kept. Only the connection is announced, and not every second of it. */
export function Standing(): ReactNode {
  const voice = useVoice()
  const now = useNow(voice.clock.since !== null || voice.nextAttemptAt !== null)
  const nextTry = voice.phase === 'audio_only' ? nextTryWords(voice.nextAttemptAt, now) : null
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-sm text-soft">
      <HardDrive size={13} aria-hidden className="shrink-0 max-[1000px]:hidden" />
      <span className="whitespace-nowrap">
        {isRecording(voice.phase) ? 'Recording to this computer' : 'Kept on this computer'}
      </span>
      <span className="tabular-nums">
        <span className="sr-only">, recorded: </span>
        {elapsedWords(recordedMs(voice.clock, now))}
      </span>
      <span aria-hidden>·</span>
      <span role="status" className="whitespace-nowrap">
        {connectionWords(voice)}
      </span>
      {nextTry === null ? null : <span className="whitespace-nowrap tabular-nums">{nextTry}</span>}
    </p>
  )
}

function Controls({ onResume }: { onResume: () => void }): ReactNode {
  const { phase, muted, held } = useVoice()
  const ending = phase === 'stopping' || phase === 'ended'
  return (
    <>
      {phase === 'paused' ? (
        <Button icon={<CirclePlay size={16} aria-hidden />} onClick={onResume}>
          Go on
        </Button>
      ) : (
        <>
          <Toggle
            label="Let me think"
            title={keysOf('interview.hold')}
            pressed={held}
            disabled={ending}
            icon={<Hourglass size={15} aria-hidden />}
            onClick={() => runCommand('interview.hold')}
          />
          <Button
            icon={muted ? <MicOff size={16} aria-hidden /> : <Mic size={16} aria-hidden />}
            className={muted ? pressedLook : ''}
            title={keysOf('interview.mute')}
            disabled={ending}
            onClick={() => runCommand('interview.mute')}
          >
            {muted ? 'Unmute' : 'Mute'}
          </Button>
          <Button
            icon={<CirclePause size={16} aria-hidden />}
            title={keysOf('interview.pause')}
            disabled={ending || phase === 'preparing'}
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

const pressedLook = 'border-accent! bg-accent-soft! text-accent!'

interface ToggleProps {
  label: string
  title: string
  pressed: boolean
  disabled: boolean
  icon: ReactNode
  onClick: () => void
}

function Toggle({ label, title, pressed, disabled, icon, onClick }: ToggleProps): ReactNode {
  return (
    <Button
      icon={icon}
      title={title}
      aria-pressed={pressed}
      className={pressed ? pressedLook : ''}
      disabled={disabled}
      onClick={onClick}
    >
      {label}
    </Button>
  )
}
