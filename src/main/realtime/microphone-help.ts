// What a system says of the microphone, in the studio's words, and where on that system it is allowed.
import type { MicrophoneAccess, MicrophoneAccessView } from '../../shared/ipc/voice-views.ts'

/** As Electron tells it. */
export type SystemAccess = 'not-determined' | 'granted' | 'denied' | 'restricted' | 'unknown'

export function microphoneAccessView(platform: NodeJS.Platform, status: SystemAccess): MicrophoneAccessView {
  const access: MicrophoneAccess = status === 'not-determined' ? 'unknown' : status
  return { access, help: access === 'restricted' ? RESTRICTED : helpFor(platform) }
}

const RESTRICTED =
  'The rules of this computer keep the microphone from every app, and only whoever looks after it can change that. ' +
  'The guided interview needs no microphone.'

function helpFor(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return (
        'Open System Settings, then Privacy & Security, then Microphone, and switch the studio on. ' +
        'macOS may ask you to open the studio again.'
      )
    case 'win32':
      return (
        'Open Settings, then Privacy & security, then Microphone, and switch on “Microphone access” and ' +
        '“Let desktop apps access your microphone”.'
      )
    default:
      return (
        'Open the sound settings of your system, choose the microphone under Input, and make sure that it is not muted. ' +
        'In a Flatpak or Snap, allow the studio to record sound.'
      )
  }
}
