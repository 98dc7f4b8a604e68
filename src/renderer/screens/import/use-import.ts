// Walks an import through its steps with main: choose, look, commit; gives the file up when closed early.
import { useEffect, useRef, useState } from 'react'
import { request, subscribe } from '../../bridge/client.ts'
import { fieldErrors, noErrors, type FieldErrors } from '../../components/field-errors.ts'
import { go } from '../../stores/navigation-store.ts'
import { showToast } from '../../stores/toasts-store.ts'
import { countLabel } from '../library/library-view.ts'
import { commitInput, failedStep, formFor, type ImportForm, type ImportStep } from './import-flow.ts'

export interface ImportRun {
  step: ImportStep
  errors: FieldErrors
  /** 0 to 1 while a long file is read or stored; null = not known. */
  fraction: number | null
  choose(): Promise<void>
  change(form: ImportForm): void
  commit(): Promise<void>
}

export function useImport(projectId: string | null, onClose: () => void): ImportRun {
  const [step, setStep] = useState<ImportStep>({ step: 'choosing' })
  const [errors, setErrors] = useState<FieldErrors>(noErrors)
  const [fraction, setFraction] = useState<number | null>(null)
  const pending = useRef<string | null>(null)
  const closed = useRef(false)

  const choose = async (): Promise<void> => {
    giveUp(pending)
    setStep({ step: 'choosing' })
    setErrors(noErrors)
    setFraction(null)
    try {
      const preview = await request('import.choose', {})
      if (preview === null) return onClose()
      pending.current = preview.importId
      if (closed.current) return giveUp(pending)
      setStep({ step: 'preview', preview, form: formFor(preview, projectId) })
    } catch (error) {
      setStep(failedStep(error))
    } finally {
      setFraction(null)
    }
  }

  const commit = async (): Promise<void> => {
    if (step.step !== 'preview') return
    setStep({ ...step, step: 'committing' })
    setErrors(noErrors)
    try {
      const done = await request('import.commit', commitInput(step.preview, step.form, projectId))
      pending.current = null
      onClose()
      showToast({ title: `${countLabel(done.items, 'turn')} imported`, tone: 'good' })
      go({ screen: 'project', projectId: done.projectId })
    } catch (error) {
      setErrors(fieldErrors(error, ['title']))
      setStep({ ...step, step: 'preview' })
    } finally {
      setFraction(null)
    }
  }

  useEffect(() => subscribe('import.progress', (progress) => setFraction(progress.fraction)), [])
  useEffect(() => {
    closed.current = false
    void choose()
    return () => {
      closed.current = true
      giveUp(pending)
    }
    // Once for each time the dialog opens.
  }, [])

  const change = (form: ImportForm): void => {
    if (step.step === 'preview') setStep({ ...step, form })
  }
  return { step, errors, fraction, choose, change, commit }
}

/** Lets main forget the parsed file. */
function giveUp(pending: { current: string | null }): void {
  const importId = pending.current
  pending.current = null
  if (importId !== null) request('import.cancel', { importId }).catch(reportError)
}
