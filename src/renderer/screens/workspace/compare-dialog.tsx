// Two states of the manuscript beside each other, any two of its history.
import { useState, type ReactNode } from 'react'
import type { DocumentRevision } from '../../../shared/document/document.ts'
import { Dialog } from '../../components/dialog.tsx'
import type { RevisionPair } from '../../stores/history-store.ts'
import { ComparePickers } from './compare-pickers.tsx'
import { CompareView } from './compare-view.tsx'
import { LoadFailure } from './load-failure.tsx'
import { restoreStretches, useComparison } from './use-comparison.ts'

interface CompareDialogProps {
  projectId: string
  /** Newest first. */
  revisions: readonly DocumentRevision[]
  pair: RevisionPair
  onPair: (pair: RevisionPair) => void
  onClose: () => void
}

export function CompareDialog(props: CompareDialogProps): ReactNode {
  const { projectId, revisions, pair, onPair, onClose } = props
  const { compared, failure, again } = useComparison(projectId, pair)
  const [hasPicked, setHasPicked] = useState(false)
  return (
    <Dialog open size="full" title="Compare" onOpenChange={onClose}>
      <div className="flex h-[calc(100vh-9.5rem)] min-h-0 flex-col gap-3">
        <ComparePickers
          revisions={revisions}
          pair={pair}
          onPair={(next) => {
            setHasPicked(true)
            onPair(next)
          }}
        />
        <LoadFailure failure={failure} onRetry={again} />
        {compared === null ? (
          <p role="status" className="p-4 text-soft">
            {failure === null ? 'Comparing…' : ''}
          </p>
        ) : (
          <CompareView
            key={`${pair.from} ${pair.to}`}
            compared={compared}
            // Who picks another revision stays with the picker.
            takesFocus={!hasPicked}
            onRestore={async (first, last) => {
              await restoreStretches(projectId, compared, first, last)
              again()
            }}
          />
        )}
      </div>
    </Dialog>
  )
}
