// The commands that work on every screen.
import { useEffect } from 'react'
import { request } from '../../bridge/client.ts'
import { registerCommands } from '../../commands/registry.ts'
import { startGuidedInterview } from '../../commands/start-guided.ts'
import { go, projectOf, useNavigation } from '../../stores/navigation-store.ts'
import { openOverlay } from '../../stores/overlay-store.ts'
import { showProblem, showToast } from '../../stores/toasts-store.ts'
import { beginSpoken } from '../recording/recording-flow.ts'
import { beginVoice } from '../voice/voice-flow.ts'

export function useShellCommands(): void {
  useEffect(
    () =>
      registerCommands({
        'app.palette': () => openOverlay({ kind: 'palette' }),
        'app.settings': () => go({ screen: 'settings' }),
        'app.about': () => openOverlay({ kind: 'about' }),
        'app.diagnostics': () => openOverlay({ kind: 'diagnostics' }),
        'app.backup': () => void backUpNow(),
        'app.showData': () => void showDataFolder(),
        'view.library': () => go({ screen: 'library' }),
        'app.archive': () => go({ screen: 'archive', projectId: openProject(), sessionId: null }),
        'app.search': () => go({ screen: 'search', query: null }),
        'project.new': () => openOverlay({ kind: 'new-project' }),
        'project.import': () => openOverlay({ kind: 'import-projects', given: null }),
        'project.exportAll': () => openOverlay({ kind: 'export-projects', projectId: null, form: 'folder' }),
        'interview.import': () => openOverlay({ kind: 'import', projectId: openProject() }),
        'interview.importAudio': () =>
          openOverlay({ kind: 'import-audio', projectId: openProject(), dropped: null }),
        'interview.start': () => beginVoice(openProject()),
        'interview.record': () => beginSpoken('recording', openProject()),
        'interview.guidedVoice': () => beginSpoken('guided', openProject()),
        'interview.guided': () => void startGuidedInterview(openProject()),
      }),
    [],
  )
}

/** The project in front, or null. */
export function openProject(): string | null {
  const { view, previous } = useNavigation.getState()
  return projectOf(view, previous)
}

async function backUpNow(): Promise<void> {
  if (!(await backUp())) return
  showToast({
    title: 'Backed up',
    description: 'A copy of all your projects is in the data folder.',
    tone: 'good',
  })
}

/** False when it failed, which the author has then been told. */
export async function backUp(): Promise<boolean> {
  try {
    await request('backups.create', {})
    return true
  } catch (error) {
    showProblem('The backup was not made', error)
    return false
  }
}

export async function showDataFolder(): Promise<void> {
  try {
    await request('app.showDataDirectory', {})
  } catch (error) {
    showProblem('The data folder could not be shown', error)
  }
}
