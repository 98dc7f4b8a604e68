// The dialogs that any screen can open.
import { useOverlay } from '../../stores/overlay-store.ts'
import { VoiceCard } from '../first-run/voice-card.tsx'
import { ImportDialog } from '../import/import-dialog.tsx'
import { NewProjectDialog } from '../new-project/new-project-dialog.tsx'
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
      <VoiceCard
        open={overlay?.kind === 'voice'}
        projectId={overlay?.kind === 'voice' ? overlay.projectId : null}
        onClose={close}
      />
    </>
  )
}
