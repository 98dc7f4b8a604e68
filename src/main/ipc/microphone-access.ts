// Whether the system lets the studio hear the microphone, and where the author may change it.
import { systemPreferences } from 'electron'
import type { MicrophoneAccessView } from '../../shared/ipc/voice-views.ts'
import { microphoneAccessView } from '../realtime/microphone-help.ts'

/** macOS asks the author the first time, and answers when they have. */
export async function microphoneAccess(): Promise<MicrophoneAccessView> {
  const { platform } = process
  if (platform !== 'darwin' && platform !== 'win32') return microphoneAccessView(platform, 'unknown')
  const status = systemPreferences.getMediaAccessStatus('microphone')
  if (platform !== 'darwin' || status !== 'not-determined') return microphoneAccessView(platform, status)
  const granted = await systemPreferences.askForMediaAccess('microphone')
  return microphoneAccessView(platform, granted ? 'granted' : 'denied')
}
