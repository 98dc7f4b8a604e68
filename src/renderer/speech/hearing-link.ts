// From the microphone to whoever writes down what is said. When any of it fails the recording goes on, and what was said
// is written down later.
import type { Hearing } from '../../shared/ipc/spoken-views.ts'
import type { Client } from '../bridge/client.ts'
import { createBlockClock } from './block-clock.ts'
import { openLiveSound, type LiveSound } from './live-sound.ts'
import { createSoundSender } from './sound-sender.ts'

interface LinkPorts {
  sessionId: string
  request: Client['request']
  clockMs(): number
  hearing(hearing: Hearing): void
  report(error: unknown): void
}

export interface HearingLink {
  microphoneChanged(track: MediaStreamTrack): void
  /** While a question is read aloud nobody is listened to: the voice would be taken for the author's. */
  setDeaf(deaf: boolean): void
  setPaused(paused: boolean): void
  /** What was heard so far is with main. */
  settled(): Promise<void>
  close(): void
}

const SAMPLES_A_MS = 16

export function openHearingLink(
  track: MediaStreamTrack,
  { sessionId, request, clockMs, hearing, report }: LinkPorts,
): HearingLink {
  const clock = createBlockClock()
  let sound: LiveSound | null = null
  let latest = track
  let deaf = false
  let paused = false
  let closed = false
  const sender = createSoundSender({
    async send({ atMs, samples }) {
      const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
      hearing(await request('spoken.hear', { sessionId, atMs, samples: bytes }))
    },
    failed(error) {
      hearing('sound')
      report(error)
    },
  })
  const heard = (samples: Float32Array): void => {
    if (closed || paused) return
    const atMs = clock.place(samples.length / SAMPLES_A_MS, clockMs())
    if (!deaf) sender.add({ atMs, samples })
  }
  void openLiveSound(track, heard).then(
    (opened) => {
      if (closed) return opened.close()
      sound = opened
      if (latest !== track) opened.listen(latest)
    },
    (error: unknown) => {
      hearing('sound')
      report(error)
    },
  )
  return {
    microphoneChanged(next) {
      latest = next
      sound?.listen(next)
    },
    setDeaf(now) {
      deaf = now
    },
    setPaused(now) {
      paused = now
      clock.rest()
    },
    settled: () => sender.settled(),
    close() {
      closed = true
      sound?.close()
    },
  }
}
