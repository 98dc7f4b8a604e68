// Why a microphone could not be opened, in words: what happened, what to do.
import type { MicrophoneAccessView } from '../../shared/ipc/voice-views.ts'

export interface MicrophoneProblem {
  title: string
  message: string
}

export function microphoneProblem(error: unknown, access: MicrophoneAccessView | null): MicrophoneProblem {
  const name = error instanceof Error ? error.name : ''
  const denied = access?.access === 'denied' || access?.access === 'restricted'
  if (denied || name === 'NotAllowedError' || name === 'SecurityError') {
    return {
      title: 'The studio may not use the microphone',
      message: access?.help ?? 'Allow it in the system’s privacy settings, then try again.',
    }
  }
  switch (name) {
    case 'NotFoundError':
      return { title: 'No microphone was found', message: 'Plug one in, then try again.' }
    case 'OverconstrainedError':
      return {
        title: 'The chosen microphone is not connected',
        message: 'Plug it in, or choose another one.',
      }
    case 'NotReadableError':
    case 'AbortError':
      return {
        title: 'The microphone did not start',
        message: 'Another program may be holding it. Close that program, or choose another microphone.',
      }
    default:
      return {
        title: 'The microphone did not start',
        message: `Choose another one, or plug it in again. (${error instanceof Error ? error.message : String(error)})`,
      }
  }
}
