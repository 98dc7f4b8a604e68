// The comparison a dialog shows: fetched for its pair of revisions, and again when the text has moved on.
import { useEffect, useState } from 'react'
import type { ComparedStretch } from '../../../shared/document/comparison.ts'
import { planRestore } from '../../../shared/document/restore-part.ts'
import { StudioError } from '../../../shared/errors.ts'
import {
  compareRevisions,
  openHistory,
  restorePart,
  type Compared,
  type RevisionPair,
} from '../../stores/history-store.ts'
import { messageOf } from '../../stores/projection.ts'
import { showProblem, showToast } from '../../stores/toasts-store.ts'

export interface ShownComparison {
  /** null until it is there; the last one stays while the same pair is compared again. */
  compared: Compared | null
  failure: string | null
  again(): void
}

export function useComparison(projectId: string, { from, to }: RevisionPair): ShownComparison {
  const newest = openHistory.use((state) => state.value?.[0]?.revision ?? null)
  const [compared, setCompared] = useState<Compared | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let current = true
    compareRevisions(projectId, { from, to }).then(
      (value) => {
        if (!current) return
        setCompared(value)
        setFailure(null)
      },
      (error: unknown) => {
        if (current) setFailure(messageOf(error))
      },
    )
    return () => {
      current = false
    }
  }, [projectId, from, to, newest, attempt])
  const isOfPair = compared?.from === from && compared.to === to
  return { compared: isOfPair ? compared : null, failure, again: () => setAttempt(attempt + 1) }
}

/** Puts neighbouring stretches back as they were. True when it was done; failures are told. */
export async function restoreStretches(
  projectId: string,
  compared: Compared,
  first: ComparedStretch,
  last: ComparedStretch,
): Promise<boolean> {
  try {
    await restorePart(projectId, compared, planRestore(compared.comparison, first, last))
    showToast({
      title: 'Restored',
      description: 'What stood there is kept in the history.',
      tone: 'good',
    })
    return true
  } catch (error) {
    if (error instanceof StudioError && error.code === 'CONFLICT')
      showToast({
        title: 'Nothing was restored',
        description: 'The text has changed meanwhile, and was compared again. Look, then restore.',
      })
    else showProblem('Nothing was restored', error)
    return false
  }
}
