// The dialogs that any screen can open. Most are fetched when they first open: the first paint waits for none of them.
import { lazy, Suspense } from 'react'
import { Late } from '../../components/late.tsx'
import { useOverlay, type Overlay } from '../../stores/overlay-store.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { VoiceCard } from '../first-run/voice-card.tsx'
import { AudioImportDialog } from '../audio-import/audio-import-dialog.tsx'
import { DropZone } from '../audio-import/drop-zone.tsx'
import { NewProjectDialog } from '../new-project/new-project-dialog.tsx'
import { RecordDialog } from '../recording/record-dialog.tsx'
import { RecordingCommands } from '../recording/recording-commands.tsx'
import { StartDialog } from '../voice/start-dialog.tsx'
import { VoiceCommands } from '../voice/voice-commands.tsx'
import { Palette } from './palette.tsx'

const AboutDialog = lazy(() => import('../about/about-dialog.tsx').then((m) => ({ default: m.AboutDialog })))
const DiagnosticsDialog = lazy(() =>
  import('../about/diagnostics-dialog.tsx').then((m) => ({ default: m.DiagnosticsDialog })),
)
const ImportDialog = lazy(() =>
  import('../import/import-dialog.tsx').then((m) => ({ default: m.ImportDialog })),
)
const ActivityDialog = lazy(() =>
  import('../workspace/activity-dialog.tsx').then((m) => ({ default: m.ActivityDialog })),
)
const EraseDialog = lazy(() => import('../erase/erase-dialog.tsx').then((m) => ({ default: m.EraseDialog })))
const ExportProjects = lazy(() =>
  import('../packages/export-projects.tsx').then((m) => ({ default: m.ExportProjects })),
)
const ImportProjects = lazy(() =>
  import('../packages/import-projects.tsx').then((m) => ({ default: m.ImportProjects })),
)
const SalvageReportDialog = lazy(() =>
  import('../recovery/salvage-report.tsx').then((m) => ({ default: m.SalvageReportDialog })),
)

export function Overlays() {
  const { overlay, close } = useOverlay()
  return (
    <>
      <Palette open={overlay?.kind === 'palette'} onClose={close} />
      <NewProjectDialog open={overlay?.kind === 'new-project'} onClose={close} />
      <Late wanted={overlay?.kind === 'import'}>
        <ImportDialog
          open={overlay?.kind === 'import'}
          projectId={overlay?.kind === 'import' ? overlay.projectId : null}
          onClose={close}
        />
      </Late>
      <AudioImportDialog
        open={overlay?.kind === 'import-audio'}
        projectId={overlay?.kind === 'import-audio' ? overlay.projectId : null}
        dropped={overlay?.kind === 'import-audio' ? overlay.dropped : null}
        onClose={close}
      />
      <DropZone />
      <BeginVoice projectId={overlay?.kind === 'voice' ? overlay.projectId : undefined} onClose={close} />
      <Late wanted={overlay?.kind === 'activity'}>
        <ActivityDialog projectId={overlay?.kind === 'activity' ? overlay.projectId : null} onClose={close} />
      </Late>
      <Suspense fallback={null}>
        <ProjectDialogs overlay={overlay} onClose={close} />
      </Suspense>
      <Late wanted={overlay?.kind === 'about'}>
        <AboutDialog open={overlay?.kind === 'about'} onClose={close} />
      </Late>
      <Late wanted={overlay?.kind === 'diagnostics'}>
        <DiagnosticsDialog open={overlay?.kind === 'diagnostics'} onClose={close} />
      </Late>
      <BeginSpoken overlay={overlay} onClose={close} />
      <VoiceCommands />
      <RecordingCommands />
    </>
  )
}

/** Of whole projects: in, out, and gone. Each is made anew when it opens. */
function ProjectDialogs({ overlay, onClose }: { overlay: Overlay | null; onClose: () => void }) {
  switch (overlay?.kind) {
    case 'import-projects':
      return <ImportProjects given={overlay.given} onClose={onClose} />
    case 'export-projects':
      return <ExportProjects projectId={overlay.projectId} form={overlay.form} onClose={onClose} />
    case 'erase-project':
      return <EraseDialog projectId={overlay.projectId} title={overlay.title} onClose={onClose} />
    case 'salvaged':
      return <SalvageReportDialog report={overlay.report} onClose={onClose} />
    default:
      return null
  }
}

function BeginSpoken({ overlay, onClose }: { overlay: Overlay | null; onClose: () => void }) {
  const settings = useSettings((state) => state.settings)
  if (overlay?.kind !== 'record' || settings === null) return null
  const { spoken, projectId } = overlay
  return <RecordDialog settings={settings} kind={spoken} projectId={projectId} onClose={onClose} />
}

/** `projectId` undefined = not asked for. */
function BeginVoice({ projectId, onClose }: { projectId: string | null | undefined; onClose: () => void }) {
  const settings = useSettings((state) => state.settings)
  const open = projectId !== undefined
  if (open && settings?.hasApiKey === true)
    return <StartDialog settings={settings} projectId={projectId} onClose={onClose} />
  return <VoiceCard open={open} projectId={projectId ?? null} onClose={onClose} />
}
