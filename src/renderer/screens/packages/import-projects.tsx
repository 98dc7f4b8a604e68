// Whole projects come in: look into a folder or a file, decide about each project, and see what came of it.
import { FolderOpen, Package } from 'lucide-react'
import type { PackageChoice } from '../../../shared/ipc/package-views.ts'
import { request } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { go } from '../../stores/navigation-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { ReadingProgress } from '../import/reading-progress.tsx'
import { FoundProjects, ImportedProjects } from './package-list.tsx'
import { usePackageImport } from './use-package-import.ts'

interface ImportProjectsProps {
  given: PackageChoice | null
  onClose: () => void
}

type Run = ReturnType<typeof usePackageImport>

export function ImportProjects({ given, onClose }: ImportProjectsProps) {
  const run = usePackageImport(given)
  const { step } = run
  const close = (): void => {
    if (step.step === 'found')
      request('packages.forget', { choiceId: step.choice.choiceId }).catch((error: unknown) =>
        showProblem('The studio still holds this export', error),
      )
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={close}
      busy={step.step === 'importing'}
      size={step.step === 'choosing' ? 'md' : 'lg'}
      title="Import projects"
      description={
        step.step === 'choosing'
          ? 'A project that was exported from the studio: its folder, a folder of many, or its file.'
          : undefined
      }
      footer={<Buttons run={run} onClose={close} />}
    >
      <Body run={run} />
    </Dialog>
  )
}

function Body({ run: { step, choose, plan } }: { run: Run }) {
  switch (step.step) {
    case 'choosing':
      return (
        <div className="flex flex-col gap-4">
          {step.failure === null ? null : <Notice tone="problem">{step.failure}</Notice>}
          <div className="flex flex-wrap gap-3">
            <Button
              disabled={step.busy}
              icon={<FolderOpen size={16} aria-hidden />}
              onClick={() => void choose('folder')}
            >
              Choose a folder
            </Button>
            <Button
              disabled={step.busy}
              icon={<Package size={16} aria-hidden />}
              onClick={() => void choose('file')}
            >
              Choose a file
            </Button>
          </div>
          <p className="text-sm text-soft">
            Every file in it is checked before anything comes in, and you see what it holds first.
          </p>
        </div>
      )
    case 'found':
      return <FoundProjects choice={step.choice} plans={step.plans} failure={step.failure} onPlan={plan} />
    case 'importing':
      return <ReadingProgress label={`Checking and taking in ${step.title}`} fraction={step.fraction} />
    case 'done':
      return <ImportedProjects imported={step.imported} />
  }
}

function Buttons({ run: { step, run, restart }, onClose }: { run: Run; onClose: () => void }) {
  switch (step.step) {
    case 'choosing':
      return <Button onClick={onClose}>Cancel</Button>
    case 'found': {
      const count = Object.values(step.plans).filter((plan) => plan !== 'leave').length
      return (
        <>
          <Button onClick={restart}>Choose another</Button>
          <Button variant="primary" disabled={count === 0} onClick={() => void run()}>
            {count > 1 ? `Import ${count} projects` : 'Import'}
          </Button>
        </>
      )
    }
    case 'importing':
      return <Button onClick={cancel}>Cancel</Button>
    case 'done': {
      const ids = step.imported.flatMap(({ projectId }) => projectId ?? [])
      const [only] = ids
      const close = (): void => {
        onClose()
        if (only !== undefined && ids.length === 1) go({ screen: 'project', projectId: only })
        else go({ screen: 'library' })
      }
      return (
        <Button variant="primary" onClick={close}>
          {ids.length === 1 ? 'Open the project' : 'To the library'}
        </Button>
      )
    }
  }
}

function cancel(): void {
  request('packages.cancel', {}).catch((error: unknown) => showProblem('The import goes on', error))
}
