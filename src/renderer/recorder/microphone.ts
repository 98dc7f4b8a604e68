// The microphone: opened as the author chose it, and replaced by the system's own when it goes away.
import type { RecorderAlert } from './recorder-types.ts'

/**
 * The same track goes to the call and to the disk. Echo is cancelled, for without it the interviewer hears itself from
 * the speakers and answers; noise suppression and automatic gain stay off, for they eat soft words and change what was
 * said.
 */
function constraints(deviceId: string): MediaStreamConstraints {
  return {
    audio: {
      ...(deviceId === '' ? {} : { deviceId: { exact: deviceId } }),
      echoCancellation: true,
      noiseSuppression: false,
      autoGainControl: false,
      channelCount: { ideal: 1 },
    },
  }
}

export interface MicrophoneListeners {
  /** Record and send this one from now on. */
  changed(stream: MediaStream): void
  alert(kind: 'unplugged' | 'system_muted', alert: RecorderAlert | null): void
}

export class Microphone {
  readonly #listeners: MicrophoneListeners
  #stream: MediaStream
  #isClosed = false
  /** The one in use is gone, and no other was found yet. */
  #isLost = false

  /** Throws what getUserMedia throws. */
  static async open(deviceId: string, listeners: MicrophoneListeners): Promise<Microphone> {
    return new Microphone(await navigator.mediaDevices.getUserMedia(constraints(deviceId)), listeners)
  }

  private constructor(stream: MediaStream, listeners: MicrophoneListeners) {
    this.#stream = stream
    this.#listeners = listeners
    this.#watch(stream)
    navigator.mediaDevices.addEventListener('devicechange', this.#devicesChanged)
  }

  get stream(): MediaStream {
    return this.#stream
  }

  get track(): MediaStreamTrack {
    return trackOf(this.#stream)
  }

  /** The author chose another. Throws what getUserMedia throws, and the one in use stays. */
  async use(deviceId: string): Promise<void> {
    const next = await navigator.mediaDevices.getUserMedia(constraints(deviceId))
    if (this.#isClosed) return trackOf(next).stop()
    this.#take(next)
    this.#listeners.alert('unplugged', null)
  }

  close(): void {
    this.#isClosed = true
    navigator.mediaDevices.removeEventListener('devicechange', this.#devicesChanged)
    this.track.stop()
  }

  readonly #devicesChanged = (): void => {
    if (this.#isLost) void this.#fallBack()
  }

  #watch(stream: MediaStream): void {
    const track = trackOf(stream)
    const whileUsed = (act: () => void) => (): void => {
      if (this.#stream === stream && !this.#isClosed) act()
    }
    const muted = whileUsed(() => this.#listeners.alert('system_muted', { kind: 'system_muted' }))
    track.addEventListener('mute', muted)
    track.addEventListener(
      'unmute',
      whileUsed(() => this.#listeners.alert('system_muted', null)),
    )
    // Not heard when the studio itself stops the track.
    track.addEventListener(
      'ended',
      whileUsed(() => void this.#fallBack()),
    )
    if (track.muted) muted()
  }

  #take(next: MediaStream): void {
    const old = this.track
    this.#stream = next
    this.#isLost = false
    this.#listeners.alert('system_muted', null)
    this.#watch(next)
    this.#listeners.changed(next)
    old.stop()
  }

  async #fallBack(): Promise<void> {
    this.#isLost = true
    try {
      const next = await navigator.mediaDevices.getUserMedia(constraints(''))
      if (this.#isClosed || !this.#isLost) return trackOf(next).stop()
      this.#take(next)
      this.#listeners.alert('unplugged', { kind: 'unplugged', fallback: trackOf(next).label })
    } catch {
      // None is left; the next one that is connected is taken.
      if (!this.#isClosed) this.#listeners.alert('unplugged', { kind: 'unplugged', fallback: null })
    }
  }
}

function trackOf(stream: MediaStream): MediaStreamTrack {
  const [track] = stream.getAudioTracks()
  if (track === undefined) throw new Error('a microphone without a track')
  return track
}
