// The last minutes of the recording as bars, with its marks. Drawn four times a second on one canvas, whatever its length.
import { useEffect, useRef, type ReactNode } from 'react'
import type { MarkerView } from '../../../shared/ipc/spoken-views.ts'
import { BAR_MS, type Waveform } from '../../speech/waveform.ts'
import { spoken } from '../../speech/spoken-session.ts'
import { useSpoken } from '../../stores/spoken-store.ts'

/** A bar and the space after it, in CSS pixels. */
const STEP = 4
const BAR = 2.5
const QUIET = 1.5

export function WaveformView(): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const draw = (): void => {
      const waveform = spoken.waveform()
      if (canvas.current !== null && waveform !== null)
        drawWaveform(canvas.current, waveform, useSpoken.getState().markers)
    }
    draw()
    const timer = window.setInterval(draw, BAR_MS)
    return () => window.clearInterval(timer)
  }, [])
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label="How loud the last minutes were, with your marks"
      className="h-28 w-full rounded-lg border-0 border-live bg-desk text-accent max-[1000px]:h-20"
    />
  )
}

/** A quiet room is a line, and a voice near the microphone fills most of the height. */
function heightOf(level: number): number {
  return Math.min(1, Math.max(0, (level - 0.15) / 0.6))
}

function drawWaveform(canvas: HTMLCanvasElement, waveform: Waveform, markers: readonly MarkerView[]): void {
  const context = canvas.getContext('2d')
  if (context === null) return
  const { clientWidth: width, clientHeight: height } = canvas
  const scale = window.devicePixelRatio
  // Setting the size also clears it.
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  context.scale(scale, scale)
  const style = getComputedStyle(canvas)
  const count = Math.floor(width / STEP)
  const { bars, endMs } = waveform.last(count)
  const left = width - bars.length * STEP
  const middle = height / 2
  context.fillStyle = style.color
  bars.forEach((level, n) => {
    if (level === null) return
    const tall = Math.max(QUIET, heightOf(level) * (height - 24))
    context.fillRect(left + n * STEP, middle - tall / 2, BAR, tall)
  })
  const beginMs = endMs - bars.length * BAR_MS
  context.fillStyle = style.borderTopColor
  for (const { atMs } of markers) {
    if (atMs < beginMs || atMs > endMs) continue
    const x = left + ((atMs - beginMs) / BAR_MS) * STEP
    context.fillRect(x, 0, 2, height)
    context.fillRect(x, 0, 8, 6)
  }
}
