// Why there is no microphone, in words for the author.
import type { MicrophoneAccessView } from '../../shared/ipc/voice-views.ts'

export interface MicrophoneProblem {
  title: string
  message: string
}

const ALLOW_IT = 'Allow the microphone in the privacy settings of your system.'

/** `access` = what the system says, where it was asked. */
export function microphoneProblem(error: unknown, access: MicrophoneAccessView | null): MicrophoneProblem {
  const isRefused = access?.access === 'denied' || access?.access === 'restricted'
  switch (isRefused ? 'NotAllowedError' : nameOf(error)) {
    case 'NotAllowedError':
    case 'SecurityError':
      return {
        title: 'The studio may not use the microphone',
        message: `Your system keeps it from the studio. Nothing was recorded, and your work is safe. ${access?.help ?? ALLOW_IT} Then try again.`,
      }
    case 'NotFoundError':
      return {
        title: 'No microphone was found',
        message:
          'Nothing was recorded, and your work is safe. Connect a microphone or a headset, then try again.',
      }
    case 'OverconstrainedError':
      return {
        title: 'The microphone you chose is not connected',
        message:
          'Nothing was recorded, and your work is safe. Connect it, or choose another microphone, then try again.',
      }
    case 'NotReadableError':
    case 'AbortError':
      return {
        title: 'The microphone is busy or does not answer',
        message:
          'Another program may be using it. Nothing was recorded, and your work is safe. Close that program, or ' +
          'unplug the microphone and connect it again, then try again.',
      }
    default:
      return {
        title: 'The microphone could not be opened',
        message: `Nothing was recorded, and your work is safe. Try again, or choose another microphone. The system said: ${wordsOf(error)}`,
      }
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : ''
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
