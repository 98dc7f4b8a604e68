// Everything the shell hears from main, from the first moment on.
import { isCommandId } from '../../../shared/commands.ts'
import { request, subscribe } from '../../bridge/client.ts'
import { runCommand } from '../../commands/registry.ts'
import { followAudioImports, loadAudioImports } from '../../stores/audio-import-store.ts'
import { followGaps, useConnection } from '../../stores/connection-store.ts'
import { followGivenProject, showGivenProject } from '../packages/given-project.ts'
import { followLibrary, useLibrary } from '../../stores/library-store.ts'
import { followLiveSession } from '../../stores/live-session-store.ts'
import { followRecovered, loadRecovered } from '../../stores/recovered-store.ts'
import { tellOfImports } from '../audio-import/follow-import.ts'
import { followSettings, useSettings } from '../../stores/settings-store.ts'
import { tellOfUpdates } from '../../stores/updates-store.ts'
import { showProblem, showToast } from '../../stores/toasts-store.ts'

export function followMain(): () => void {
  const stops = [
    followGaps(),
    followLibrary(),
    followLiveSession(),
    followRecovered(),
    followSettings(),
    tellOfImports(),
    tellOfUpdates(),
    followAudioImports((error) => showProblem('Imports that rest could not be looked for', error)),
    subscribe('menu.command', ({ command }) => {
      if (isCommandId(command)) runCommand(command)
    }),
    followNetwork(),
    followGivenProject(),
    subscribe('storage.alert', ({ message }) => {
      showToast({ title: 'Something about your files needs you', description: message, tone: 'problem' })
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Drafts that waited for the network are told when it is back; without the news they look again by themselves. */
function followNetwork(): () => void {
  const tell = (): void => {
    request('draft.networkBack', {}).catch((error: unknown) =>
      showProblem('Drafts that wait for the network go on in half a minute', error),
    )
  }
  window.addEventListener('online', tell)
  return () => window.removeEventListener('online', tell)
}

/** Fills the stores now and whenever something was missed. */
export function followOpenStudio(): () => void {
  fillStores()
  return useConnection.subscribe((now, before) => {
    if (now.epoch !== before.epoch) fillStores()
  })
}

function fillStores(): void {
  void useLibrary.getState().load()
  showGivenProject()
  loadAudioImports().catch((error: unknown) =>
    showProblem('Imports that rest could not be looked for', error),
  )
  loadRecovered().catch((error: unknown) =>
    showProblem('Interviews that were cut off could not be looked for', error),
  )
  useSettings
    .getState()
    .load()
    .catch((error: unknown) => showProblem('The settings could not be read', error))
}
