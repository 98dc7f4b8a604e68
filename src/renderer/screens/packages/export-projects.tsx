// Whole projects leave as files: asks where, shows how far it is, and says where they are.
import { useEffect, useState } from 'react'
import { StudioError } from '../../../shared/errors.ts'
import type { ExportedPackages } from '../../../shared/ipc/package-views.ts'
import { request, subscribe } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { showProblem, showToast } from '../../stores/toasts-store.ts'
import { ReadingProgress } from '../import/reading-progress.tsx'
import { countLabel } from '../library/library-view.ts'

interface ExportProjectsProps {
  projectId: string | null
  form: 'folder' | 'file'
  onClose: () => void
}

export function ExportProjects({ projectId, form, onClose }: ExportProjectsProps) {
  const [at, setAt] = useState<{ title: string; fraction: number } | null>(null)
  useEffect(() => subscribe('packages.progress', setAt), [])
  useEffect(() => {
    begin(projectId, form).then(tellOf, tellWhy).finally(onClose)
    // Once: the dialog is made anew for each export.
    // eslint-disable-next-line react/exhaustive-deps
  }, [])
  return (
    <Dialog
      open
      busy
      onOpenChange={onClose}
      title={projectId === null ? 'Export all projects' : 'Export the project'}
      description="Text, history and recordings, and everything that rebuilds the project. Your key and settings stay here."
      footer={<Button onClick={cancel}>Cancel</Button>}
    >
      <ReadingProgress
        label={at === null ? 'Waiting for a place' : `Writing ${at.title}`}
        fraction={at?.fraction ?? null}
      />
    </Dialog>
  )
}

let running: Promise<ExportedPackages> | null = null

/** Asked once, also where React mounts twice. */
function begin(projectId: string | null, form: 'folder' | 'file'): Promise<ExportedPackages> {
  running ??= request('packages.export', { projectId, form }).finally(() => {
    running = null
  })
  return running
}

function tellOf({ cancelled, paths, missingAudio }: ExportedPackages): void {
  if (cancelled) return
  const [path] = paths
  const missing =
    missingAudio === 0
      ? ''
      : ` ${countLabel(missingAudio, 'part')} of recordings could not be found and are not in it.`
  showToast({
    title: paths.length === 1 ? 'Exported' : `${countLabel(paths.length, 'project')} exported`,
    tone: missingAudio === 0 ? 'good' : 'problem',
    ...(path === undefined ? {} : { description: `${path}${missing}` }),
  })
}

function tellWhy(error: unknown): void {
  if (error instanceof StudioError && error.code === 'CANCELLED')
    showToast({ title: 'Export cancelled', description: 'Nothing was written.' })
  else showProblem('Nothing was exported', error)
}

function cancel(): void {
  request('packages.cancel', {}).catch((error: unknown) => showProblem('The export goes on', error))
}
