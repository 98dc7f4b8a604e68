// The microphone as a connection sends it: a clone, so that muting it leaves the recorder its sound.

export interface SentMicrophone {
  addTo(peer: RTCPeerConnection): void
  setEnabled(enabled: boolean): void
  replace(track: MediaStreamTrack): void
  /** The clone only; the microphone itself is the recorder's. */
  stop(): void
}

export function sendMicrophone(microphone: MediaStreamTrack, isEnabled: boolean): SentMicrophone {
  let enabled = isEnabled
  let stopped = false
  let sent = cloneOf(microphone)
  let sender: RTCRtpSender | null = null

  function cloneOf(track: MediaStreamTrack): MediaStreamTrack {
    const clone = track.clone()
    clone.enabled = enabled
    return clone
  }

  return {
    addTo(peer) {
      sender = peer.addTrack(sent, new MediaStream([sent]))
    },
    setEnabled(on) {
      enabled = on
      sent.enabled = on
    },
    replace(track) {
      if (stopped) return
      const before = sent
      const next = cloneOf(track)
      sent = next
      // The peer may close meanwhile; then there is nobody to send to, and `stop` has stopped the clone.
      const replaced = sender?.replaceTrack(next) ?? Promise.resolve()
      void replaced.catch(() => undefined).then(() => before.stop())
    },
    stop() {
      stopped = true
      sent.stop()
    },
  }
}
