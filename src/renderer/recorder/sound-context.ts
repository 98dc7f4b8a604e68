// An audio context for listening only. It plays nothing, so a loudspeaker that is unplugged does not stop it.

interface SilentContextOptions extends AudioContextOptions {
  sinkId: { type: 'none' }
}

export function openSoundContext(more: AudioContextOptions = {}): AudioContext {
  // TypeScript's own types do not know the silent sink yet.
  const options: SilentContextOptions = { ...more, sinkId: { type: 'none' } }
  return new AudioContext(options)
}
