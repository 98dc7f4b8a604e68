// Walks one import through its steps with main: choose, look, commit; gives the file up when closed early.
import { createStore, type StoreApi } from 'zustand'
import { request, subscribe } from '../../bridge/client.ts'
import { fieldErrors, noErrors, type FieldErrors } from '../../components/field-errors.ts'
import { commitInput, failedStep, formFor, type ImportForm, type ImportStep } from './import-flow.ts'

export interface ImportPorts {
  /** The project it was opened from, or null. */
  projectId: string | null
  /** The author chose no file. */
  onCancel(): void
  onDone(projectId: string): void
}

export interface ImportRun {
  step: ImportStep
  errors: FieldErrors
  /** 0 to 1 while a long file is read or stored; null = not known. */
  fraction: number | null
  /** Starts and listens, until the returned function is called. */
  begin(): () => void
  choose(): Promise<void>
  change(form: ImportForm): void
  commit(): Promise<void>
}

export function createImportRun(ports: ImportPorts): StoreApi<ImportRun> {
  /** What main holds parsed for us, to be given back if it is not committed. */
  let held: string | null = null
  let closed = false
  const giveUp = (): void => {
    const importId = held
    held = null
    if (importId !== null)
      request('import.cancel', { importId }).catch((error: unknown) => reportError(error))
  }

  return createStore<ImportRun>((set, get) => ({
    step: { step: 'choosing' },
    errors: noErrors,
    fraction: null,
    begin: () => {
      const stop = subscribe('import.progress', ({ fraction }) => set({ fraction }))
      void get().choose()
      return () => {
        closed = true
        stop()
        giveUp()
      }
    },
    choose: async () => {
      giveUp()
      set({ step: { step: 'choosing' }, errors: noErrors, fraction: null })
      try {
        const preview = await request('import.choose', {})
        if (preview === null) return ports.onCancel()
        held = preview.importId
        if (closed) return giveUp()
        set({ step: { step: 'preview', preview, form: formFor(preview, ports.projectId) }, fraction: null })
      } catch (error) {
        set({ step: failedStep(error), fraction: null })
      }
    },
    change: (form) => {
      const { step } = get()
      if (step.step === 'preview') set({ step: { ...step, form } })
    },
    commit: async () => {
      const { step } = get()
      if (step.step !== 'preview') return
      set({ step: { ...step, step: 'committing' }, errors: noErrors })
      try {
        const done = await request('import.commit', commitInput(step.preview, step.form, ports.projectId))
        held = null
        ports.onDone(done.projectId)
      } catch (error) {
        set({ step, errors: fieldErrors(error, ['title']), fraction: null })
      }
    },
  }))
}
