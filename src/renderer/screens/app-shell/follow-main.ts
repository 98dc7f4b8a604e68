// Everything the shell hears from main, from the first moment on.
import { isCommandId } from '../../../shared/commands.ts'
import { subscribe } from '../../bridge/client.ts'
import { runCommand } from '../../commands/registry.ts'
import { followGaps } from '../../stores/connection-store.ts'
import { followLibrary } from '../../stores/library-store.ts'
import { followLiveSession } from '../../stores/live-session-store.ts'
import { followSettings } from '../../stores/settings-store.ts'
import { showToast } from '../../stores/toasts-store.ts'

export function followMain(): () => void {
  const stops = [
    followGaps(),
    followLibrary(),
    followLiveSession(),
    followSettings(),
    subscribe('menu.command', ({ command }) => {
      if (isCommandId(command)) runCommand(command)
    }),
    subscribe('storage.alert', ({ message }) => {
      showToast({ title: 'Something about your files needs you', description: message, tone: 'problem' })
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
