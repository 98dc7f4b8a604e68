// The interviewer's voice in the loudspeaker. A remote stream is only rendered while an <audio> element holds it.
export interface RemoteAudio {
  play(stream: MediaStream): void
  stop(): void
}

/** `speaker` answers a device id, `''` = the system's default. `failed` hears why nothing can be heard. */
export function createRemoteAudio(speaker: () => string, failed: (message: string) => void): RemoteAudio {
  let element: HTMLAudioElement | null = null
  const player = (): HTMLAudioElement => {
    element ??= document.createElement('audio')
    element.autoplay = true
    return element
  }
  return {
    play(stream) {
      const audio = player()
      audio.srcObject = stream
      void audio
        .setSinkId(speaker())
        // A loudspeaker that is not there any more leaves the default one.
        .catch(() => audio.setSinkId(''))
        .then(() => audio.play())
        .catch((error: unknown) => {
          // A stream that is replaced or ended meanwhile interrupts the play; that is no failure.
          if (error instanceof DOMException && error.name === 'AbortError') return
          failed(error instanceof Error ? error.message : String(error))
        })
    },
    stop() {
      if (element === null) return
      element.pause()
      element.srcObject = null
    },
  }
}
