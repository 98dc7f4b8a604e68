// What plays, where it is, and how fast; under the transcript while something is heard.
import { Pause, Play, X } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import {
  pausePlayback,
  playbackRates,
  resumePlayback,
  setPlaybackRate,
  stopPlayback,
  usePlayback,
  type PlaybackRate,
} from '../stores/playback-store.ts'
import { Button, IconButton } from './button.tsx'

const labels = {
  loading: 'Play the recording',
  playing: 'Pause the recording',
  paused: 'Play the recording',
  over: 'Hear it again',
} as const

export function AudioPlayer(): ReactNode {
  const { status, ms, endMs, rate } = usePlayback()
  // Nothing plays on where nobody could stop it.
  useEffect(() => stopPlayback, [])
  if (status === 'idle') return null
  const isPlaying = status === 'playing'
  return (
    <div
      role="group"
      aria-label="Recording"
      className="flex items-center gap-1.5 border-t border-line bg-paper px-3 py-1.5 text-sm"
    >
      <IconButton
        size="sm"
        label={labels[status]}
        icon={isPlaying ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
        disabled={status === 'loading'}
        onClick={() => (isPlaying ? pausePlayback() : void resumePlayback())}
      />
      <span className="flex-1 text-soft tabular-nums">
        {status === 'loading' ? 'Fetching the sound…' : `${timeWords(ms)} of ${timeWords(endMs)}`}
      </span>
      <Button
        variant="ghost"
        size="sm"
        aria-label={`Speed ${rate}×, change`}
        onClick={() => setPlaybackRate(nextRate(rate))}
      >
        {rate}×
      </Button>
      <IconButton
        size="sm"
        label="Stop the recording"
        icon={<X size={15} aria-hidden />}
        onClick={stopPlayback}
      />
    </div>
  )
}

function nextRate(rate: PlaybackRate): PlaybackRate {
  return playbackRates[(playbackRates.indexOf(rate) + 1) % playbackRates.length] ?? 1
}

function timeWords(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const two = (count: number): string => String(count).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
