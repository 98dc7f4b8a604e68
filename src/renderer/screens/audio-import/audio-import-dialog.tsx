// Import audio: choose files, say where they go and who speaks, and watch them come in. Leaving does not stop it.
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { AudioImportView, ChosenAudioFiles } from '../../../shared/ipc/audio-import-views.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog, Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Notice } from '../../components/notice.tsx'
import { cancelImport, pauseImport, useAudioImport } from '../../stores/audio-import-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { createAudioChoice, type AudioChoice } from './audio-choice.ts'
import { AudioFiles } from './audio-files.tsx'
import { audioObstacle } from './audio-form.ts'
import { AudioFormFields } from './audio-form-fields.tsx'
import { AudioProgress } from './audio-progress.tsx'
import { filesWords } from './import-words.ts'

interface AudioImportDialogProps {
  open: boolean
  /** The project it was opened from, or null. */
  projectId: string | null
  /** Files that were dropped. */
  dropped: ChosenAudioFiles | null
  onClose: () => void
}

export function AudioImportDialog({ open, projectId, dropped, onClose }: AudioImportDialogProps) {
  const current = useAudioImport((state) => state.current)
  if (!open) return null
  if (current !== null) return <Running view={current} onClose={onClose} />
  return <Choosing projectId={projectId} dropped={dropped} onClose={onClose} />
}

function Choosing({ projectId, dropped, onClose }: Omit<AudioImportDialogProps, 'open'>) {
  const [store] = useState(() => createAudioChoice(projectId))
  const choice = useStore(store)
  useEffect(() => () => store.getState().leave(), [store])
  // Dropped again while it is open: they come to those that are there.
  useEffect(() => {
    if (dropped !== null) store.getState().add(dropped)
  }, [store, dropped])
  const { form, refused, errors, busy } = choice
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title="Import audio"
      description="WAV, MP3, M4A, FLAC, OGG or WebM, of any length. Several files become one session."
      footer={<ChoiceButtons choice={choice} onClose={onClose} />}
    >
      <div className="flex min-w-0 flex-col gap-5">
        {errors.form === null ? null : <Notice tone="problem">{errors.form}</Notice>}
        {refused.length === 0 ? null : (
          <Notice tone="warn">
            <ul className="flex flex-col gap-1">
              {refused.map(({ name, reason }) => (
                <li key={`${name} ${reason}`}>{reason}</li>
              ))}
            </ul>
          </Notice>
        )}
        {form.files.length === 0 ? (
          <EmptyState compact title="No files yet">
            Choose them, or drop them onto the window. They are read where they are and stay as they are; what
            the studio keeps is a recording of its own.
          </EmptyState>
        ) : (
          <fieldset disabled={busy} className="flex min-w-0 flex-col gap-5">
            <AudioFiles form={form} onChange={choice.change} onRemove={choice.remove} />
            <AudioFormFields form={form} errors={errors} onChange={choice.change} />
          </fieldset>
        )}
      </div>
    </Dialog>
  )
}

function ChoiceButtons({ choice, onClose }: { choice: AudioChoice; onClose: () => void }) {
  const { form, busy } = choice
  const none = form.files.length === 0
  const obstacle = none ? null : audioObstacle(form)
  return (
    <>
      <output className="mr-auto min-w-0 flex-1 text-sm text-warn">{obstacle}</output>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant={none ? 'primary' : 'secondary'} disabled={busy} onClick={() => void choice.choose()}>
        {none ? 'Choose files' : 'Add files'}
      </Button>
      {none ? null : (
        <Button variant="primary" disabled={busy || obstacle !== null} onClick={() => void choice.begin()}>
          Import
        </Button>
      )}
    </>
  )
}

function Running({ view, onClose }: { view: AudioImportView; onClose: () => void }) {
  const [cancelling, setCancelling] = useState(false)
  const { importId } = view
  const act = (failed: string, run: () => Promise<void>): void => {
    run().catch((error: unknown) => showProblem(failed, error))
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Importing audio"
      description="You can close this and work on; the import goes on."
      footer={
        <>
          <Button className="mr-auto" onClick={() => setCancelling(true)}>
            Cancel import
          </Button>
          <Button
            onClick={() => {
              onClose()
              act('The import was not paused', () => pauseImport(importId))
            }}
          >
            Pause
          </Button>
          <Button variant="primary" onClick={onClose}>
            Work on
          </Button>
        </>
      }
    >
      <AudioProgress view={view} />
      <CancelImport view={view} open={cancelling} onOpenChange={setCancelling} onDone={onClose} />
    </Dialog>
  )
}

interface CancelImportProps {
  view: AudioImportView
  open: boolean
  onOpenChange: (open: boolean) => void
  onDone: () => void
}

export function CancelImport({ view, open, onOpenChange, onDone }: CancelImportProps) {
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Cancel this import?"
      confirmLabel="Cancel import"
      danger
      onConfirm={() => {
        onDone()
        cancelImport(view.importId).catch((error: unknown) =>
          showProblem('The import was not cancelled', error),
        )
      }}
    >
      {`What came in of ${filesWords(view)} is removed from the studio. The files themselves stay as they are.`}
    </ConfirmDialog>
  )
}
