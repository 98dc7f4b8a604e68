// What `recorderScript` brings into the page.
import { createMixer } from '../../src/renderer/playback/mix.ts'
import { planStretch } from '../../src/renderer/playback/sound-plan.ts'
import { openRecorder } from '../../src/renderer/recorder/open-recorder.ts'
import type { SegmentView } from '../../src/shared/ipc/voice-views.ts'

export { openRecorder }

/** Where beeps begin in what is heard from `fromMs` on, milliseconds on the recording clock, and how high they are. */
export async function beepsFrom(
  segments: SegmentView[],
  fromMs: number,
  lengthMs: number,
): Promise<{ ms: number; hertz: number }[]> {
  const stretch = planStretch(segments, fromMs, lengthMs)
  if (stretch === null) return []
  const file = await createMixer().mix(stretch)
  const context = new OfflineAudioContext({ numberOfChannels: 1, length: 1, sampleRate: 48_000 })
  const sound = await context.decodeAudioData(await file.arrayBuffer())
  return beepsIn(sound.getChannelData(0), sound.sampleRate).map(({ at, hertz }) => ({
    ms: stretch.startMs + at * 1000,
    hertz,
  }))
}

/** A beep is louder than a tenth, and half a second of quiet is before it. */
function beepsIn(samples: Float32Array, rate: number): { at: number; hertz: number }[] {
  const beeps: { at: number; hertz: number }[] = []
  let lastLoud = -Infinity
  samples.forEach((sample, i) => {
    if (Math.abs(sample) < 0.1) return
    if (i - lastLoud > rate / 2) beeps.push({ at: i / rate, hertz: pitchAt(samples, i, rate) })
    lastLoud = i
  })
  return beeps
}

/** By the zero crossings of 50 ms. */
function pitchAt(samples: Float32Array, from: number, rate: number): number {
  const to = Math.min(samples.length - 1, from + Math.round(rate / 20))
  let rising = 0
  for (let i = from; i < to; i++) {
    if ((samples[i] ?? 0) <= 0 && (samples[i + 1] ?? 0) > 0) rising += 1
  }
  return (rising * rate) / (to - from)
}
