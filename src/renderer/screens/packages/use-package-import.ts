// Walks an import of whole projects through its steps: choose, look, decide, take in.
import { useEffect, useState } from 'react'
import { StudioError } from '../../../shared/errors.ts'
import type { ImportedPackageView, PackageChoice } from '../../../shared/ipc/package-views.ts'
import { request, subscribe } from '../../bridge/client.ts'
import { useLibrary } from '../../stores/library-store.ts'
import { plansFor, type Plan } from './package-words.ts'

export type PackageStep =
  | { step: 'choosing'; busy: boolean; failure: string | null }
  | { step: 'found'; choice: PackageChoice; plans: Readonly<Record<string, Plan>>; failure: string | null }
  | { step: 'importing'; title: string; fraction: number }
  | { step: 'done'; imported: ImportedPackageView[] }

export function usePackageImport(given: PackageChoice | null) {
  const [step, setStep] = useState<PackageStep>(() => (given === null ? nothing() : found(given)))
  useEffect(
    () =>
      subscribe('packages.progress', ({ title, fraction }) =>
        setStep((now) => (now.step === 'importing' ? { ...now, title, fraction } : now)),
      ),
    [],
  )
  const choose = async (from: 'folder' | 'file'): Promise<void> => {
    setStep({ step: 'choosing', busy: true, failure: null })
    try {
      const choice = await request('packages.choose', { from })
      setStep(choice === null ? nothing() : found(choice))
    } catch (error) {
      setStep(nothing(wordsOf(error)))
    }
  }
  const plan = (packageId: string, chosen: Plan): void =>
    setStep((now) => (now.step === 'found' ? { ...now, plans: { ...now.plans, [packageId]: chosen } } : now))
  const run = async (): Promise<void> => {
    if (step.step !== 'found') return
    const packages = step.choice.packages.flatMap(({ packageId }) => {
      const chosen = step.plans[packageId]
      return chosen === 'in' || chosen === 'copy' ? [{ packageId, asCopy: chosen === 'copy' }] : []
    })
    setStep({ step: 'importing', title: '', fraction: 0 })
    try {
      const imported = await request('packages.import', { choiceId: step.choice.choiceId, packages })
      await useLibrary.getState().load()
      setStep({ step: 'done', imported })
    } catch (error) {
      const cancelled = error instanceof StudioError && error.code === 'CANCELLED'
      setStep({ ...step, failure: cancelled ? 'The import was cancelled.' : wordsOf(error) })
    }
  }
  return { step, choose, plan, run, restart: () => setStep(nothing()) }
}

function nothing(failure: string | null = null): PackageStep {
  return { step: 'choosing', busy: false, failure }
}

function found(choice: PackageChoice): PackageStep {
  const plans = Object.fromEntries(choice.packages.map((one) => [one.packageId, plansFor(one)[0] ?? 'leave']))
  return { step: 'found', choice, plans, failure: null }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
