// Walks the deletion of a project with everything: what would go, the author's word, and the proof.
import { useEffect, useState } from 'react'
import type { DeletionView, EraseReport } from '../../../shared/ipc/erase-views.ts'
import { request } from '../../bridge/client.ts'
import { useConnection } from '../../stores/connection-store.ts'
import { useLibrary } from '../../stores/library-store.ts'

export type EraseStep =
  | { step: 'looking' }
  | { step: 'asking'; view: DeletionView; failure: string | null }
  | { step: 'erasing' }
  | { step: 'done'; report: EraseReport }
  | { step: 'failed'; message: string }

export function useErase(projectId: string) {
  const [step, setStep] = useState<EraseStep>({ step: 'looking' })
  useEffect(() => {
    let isOver = false
    request('projects.deletion', { projectId }).then(
      (view) => (isOver ? undefined : setStep({ step: 'asking', view, failure: null })),
      (error: unknown) => (isOver ? undefined : setStep({ step: 'failed', message: wordsOf(error) })),
    )
    return () => {
      isOver = true
    }
  }, [projectId])
  const erase = async (title: string, fromCopies: boolean): Promise<void> => {
    if (step.step !== 'asking') return
    const { view } = step
    setStep({ step: 'erasing' })
    try {
      const report = await request('erase.project', { projectId, title, fromCopies })
      setStep({ step: 'done', report })
    } catch (error) {
      setStep({ step: 'asking', view, failure: wordsOf(error) })
    }
    // The store was closed and opened anew, whatever came of it.
    useConnection.setState(({ epoch }) => ({ epoch: epoch + 1 }))
    await useLibrary.getState().load()
  }
  return { step, erase }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
