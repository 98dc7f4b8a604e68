// Import interview: choose a file, see who speaks, say who the author is, and take it in.
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { titleOf, useLibrary } from '../../stores/library-store.ts'
import { go } from '../../stores/navigation-store.ts'
import { showToast } from '../../stores/toasts-store.ts'
import { importObstacle } from './import-flow.ts'
import { ImportPreviewForm } from './import-preview-form.tsx'
import { ReadingProgress } from './reading-progress.tsx'
import { createImportRun, type ImportRun } from './import-run.ts'

interface ImportDialogProps {
  open: boolean
  /** The project it was opened from, or null. */
  projectId: string | null
  onClose: () => void
}

export function ImportDialog({ open, projectId, onClose }: ImportDialogProps) {
  return open ? <OpenImport projectId={projectId} onClose={onClose} /> : null
}

function OpenImport({ projectId, onClose }: { projectId: string | null; onClose: () => void }) {
  const [store] = useState(() =>
    createImportRun({
      projectId,
      onCancel: onClose,
      onDone: (imported) => {
        onClose()
        showToast({
          title: 'Interview imported',
          description: '“Update draft” turns it into pages.',
          tone: 'good',
        })
        go({ screen: 'project', projectId: imported })
      },
    }),
  )
  useEffect(() => store.getState().begin(), [store])
  const run = useStore(store)
  const { step } = run
  const preview = step.step === 'preview' || step.step === 'committing'
  return (
    <Dialog
      open
      onOpenChange={onClose}
      busy={step.step === 'committing'}
      size={preview ? 'lg' : 'md'}
      title="Import interview"
      description={
        preview ? undefined : 'Text, Markdown, WebVTT, SRT, CSV, or a transcript exported from here.'
      }
      footer={<Buttons run={run} onClose={onClose} />}
    >
      <Body run={run} projectId={projectId} />
    </Dialog>
  )
}

function Body({ run, projectId }: { run: ImportRun; projectId: string | null }) {
  const projects = useLibrary((state) => state.projects)
  const { step } = run
  if (step.step === 'choosing') return <ReadingProgress label="Waiting for a file" fraction={run.fraction} />
  if (step.step === 'failed') {
    return (
      <Notice tone="problem">
        <p className="font-medium">
          {step.line === null ? 'This file could not be read' : `Line ${step.line} could not be read`}
        </p>
        <p className="mt-1">{step.message}</p>
      </Notice>
    )
  }
  return (
    <ImportPreviewForm
      preview={step.preview}
      form={step.form}
      errors={run.errors}
      currentTitle={projectId === null ? null : (titleOf(projects, projectId) ?? 'this project')}
      disabled={step.step === 'committing'}
      onChange={run.change}
    />
  )
}

function Buttons({ run, onClose }: { run: ImportRun; onClose: () => void }) {
  const { step } = run
  if (step.step === 'choosing') return <Button onClick={onClose}>Cancel</Button>
  if (step.step === 'failed') {
    return (
      <>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" onClick={() => void run.choose()}>
          Choose another file
        </Button>
      </>
    )
  }
  const committing = step.step === 'committing'
  const obstacle = importObstacle(step.form)
  return (
    <>
      <div className="mr-auto min-w-0 flex-1">
        {committing ? (
          <ReadingProgress label="Taking it in" fraction={run.fraction} />
        ) : obstacle === null ? null : (
          <output className="text-sm text-warn">{obstacle}</output>
        )}
      </div>
      <Button disabled={committing} onClick={() => void run.choose()}>
        Choose another file
      </Button>
      <Button variant="primary" disabled={committing || obstacle !== null} onClick={() => void run.commit()}>
        {step.form.target === 'current' ? 'Add to the project' : 'Create project'}
      </Button>
    </>
  )
}
