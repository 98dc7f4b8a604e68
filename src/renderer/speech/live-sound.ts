// The microphone as samples, for whoever writes down what is said. Beside the recording, never in its way.
import { SPEECH_RATE } from '../../shared/speech/transcriber.ts'
import { openSoundContext } from '../recorder/sound-context.ts'
// oxlint-disable-next-line import/default -- the bundler makes the address
import blockWorklet from './block-worklet.ts?worker&url'

export interface LiveSound {
  /** Another microphone took the place of the first. */
  listen(track: MediaStreamTrack): void
  close(): void
}

/** Blocks of 100 ms at 16 kHz, mono. Throws where the computer's sound cannot be read like that. */
export async function openLiveSound(
  track: MediaStreamTrack,
  heard: (block: Float32Array) => void,
): Promise<LiveSound> {
  const context = openSoundContext({ sampleRate: SPEECH_RATE })
  try {
    await context.audioWorklet.addModule(blockWorklet)
  } catch (error) {
    await context.close()
    throw error
  }
  const node = new AudioWorkletNode(context, 'sound-blocks', {
    ...{ numberOfInputs: 1, numberOfOutputs: 0 },
    ...{ channelCount: 1, channelCountMode: 'explicit', channelInterpretation: 'speakers' },
  })
  node.port.addEventListener('message', ({ data }) => {
    if (data instanceof Float32Array) heard(data)
  })
  node.port.start()
  let source: MediaStreamAudioSourceNode | null = null
  const listen = (next: MediaStreamTrack): void => {
    source?.disconnect()
    source = context.createMediaStreamSource(new MediaStream([next]))
    source.connect(node)
  }
  listen(track)
  return {
    listen,
    close() {
      source?.disconnect()
      node.port.close()
      context.close().catch(reportError)
    },
  }
}
