// The speech process as a process of Electron's own, and what it is set up with.
import { utilityProcess } from 'electron'
import { StudioError } from '../../shared/errors.ts'
import type { RecogniserFiles } from '../../shared/speech/recogniser.ts'
import type { ChildPort } from '../speech/child-port.ts'
import { createSpeech } from '../speech/create-speech.ts'
import { speechProcessFile, vadModelFile } from '../speech/process-file.ts'
import type { SpeechProcess, SpeechSetup } from '../speech/speech-process-port.ts'
import type { Log } from './log.ts'

export interface SpeechServices {
  speech: SpeechProcess
  /** A process of its own: what goes wrong in a model of voices ends no transcription and no talk. */
  voices: SpeechProcess
  /** null = phrases are found, and nothing writes them down. Throws in words when the installation is not whole. */
  setupFor(recogniser: RecogniserFiles | null): SpeechSetup
}

/** Nothing is started before it is needed; `close()` of both ends it. */
export function openSpeech(log: Log): SpeechServices {
  const open = () => createSpeech({ fork: forkSpeech, warn: (words) => log.warn(words) })
  return {
    speech: open(),
    voices: open(),
    setupFor(recogniser) {
      const vadModel = vadModelFile()
      if (vadModel === null) throw notWhole()
      return { vadModel, recogniser }
    },
  }
}

function forkSpeech(): ChildPort {
  const file = speechProcessFile()
  if (file === null) throw notWhole()
  const child = utilityProcess.fork(file, [], { serviceName: 'Speech', stdio: 'ignore' })
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
    send: (message) => child.postMessage(message),
    onMessage: (listen) => void child.on('message', listen),
    onExit: (listen) => void child.on('exit', (code) => listen(`it ended with ${code}`)),
    kill: () => void child.kill(),
  }
}

function notWhole(): StudioError {
  return new StudioError(
    'SPEECH_FAILED',
    'A part of the studio that understands speech is missing. Recording works without it, and what was recorded is ' +
      'safe. Install the studio anew.',
    { retryable: false, reason: 'unable' },
  )
}
