// The dialogs that any screen can open.
import { useOverlay } from '../../stores/overlay-store.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { VoiceCard } from '../first-run/voice-card.tsx'
import { ImportDialog } from '../import/import-dialog.tsx'
import { NewProjectDialog } from '../new-project/new-project-dialog.tsx'
import { StartDialog } from '../voice/start-dialog.tsx'
import { VoiceCommands } from '../voice/voice-commands.tsx'
import { ActivityDialog } from '../workspace/activity-dialog.tsx'
import { Palette } from './palette.tsx'

export function Overlays() {
  const { overlay, close } = useOverlay()
  return (
    <>
      <Palette open={overlay?.kind === 'palette'} onClose={close} />
      <NewProjectDialog open={overlay?.kind === 'new-project'} onClose={close} />
      <ImportDialog
        open={overlay?.kind === 'import'}
        projectId={overlay?.kind === 'import' ? overlay.projectId : null}
        onClose={close}
      />
      <BeginVoice projectId={overlay?.kind === 'voice' ? overlay.projectId : undefined} onClose={close} />
      <ActivityDialog projectId={overlay?.kind === 'activity' ? overlay.projectId : null} onClose={close} />
      <VoiceCommands />
    </>
  )
}

/** `projectId` undefined = not asked for. */
function BeginVoice({ projectId, onClose }: { projectId: string | null | undefined; onClose: () => void }) {
  const settings = useSettings((state) => state.settings)
  const open = projectId !== undefined
  if (open && settings?.hasApiKey === true)
    return <StartDialog settings={settings} projectId={projectId} onClose={onClose} />
  return <VoiceCard open={open} projectId={projectId ?? null} onClose={onClose} />
}
