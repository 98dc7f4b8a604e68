// The engine on this computer as a transcriber.
import type { SpeechProcess, SpeechSetup } from './speech-process-port.ts'
import type { Transcriber } from './transcriber-port.ts'

export function createLocalTranscriber(
  speech: Pick<SpeechProcess, 'transcribe'>,
  setup: SpeechSetup,
  model: string,
): Transcriber {
  return {
    name: 'local',
    model,
    transcribe: (pcm, { signal }) => speech.transcribe(pcm, setup, signal),
  }
}
