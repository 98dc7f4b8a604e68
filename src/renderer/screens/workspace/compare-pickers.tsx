// Which two states are compared; the newest is the text as it stands.
import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DocumentRevision } from '../../../shared/document/document.ts'
import { SelectField } from '../../components/field.tsx'
import type { RevisionPair } from '../../stores/history-store.ts'
import { revisionName } from './revision-words.ts'

const AS_IT_STANDS = 'now'

interface ComparePickersProps {
  /** Newest first. */
  revisions: readonly DocumentRevision[]
  pair: RevisionPair
  onPair: (pair: RevisionPair) => void
}

export function ComparePickers({ revisions, pair, onPair }: ComparePickersProps): ReactNode {
  const older = revisions
    .slice(1)
    .map((revision) => ({ value: String(revision.revision), label: revisionName(revision) }))
  return (
    <div className="grid grid-cols-[1fr_auto_1fr] items-center gap-3">
      <SelectField
        label="From"
        hideLabel
        value={String(pair.from)}
        options={older}
        onChange={(from) => onPair({ ...pair, from: Number(from) })}
      />
      <ArrowRight size={16} aria-hidden className="text-soft" />
      <SelectField
        label="To"
        hideLabel
        value={pair.to === null ? AS_IT_STANDS : String(pair.to)}
        options={[{ value: AS_IT_STANDS, label: 'As it stands' }, ...older]}
        onChange={(to) => onPair({ ...pair, to: to === AS_IT_STANDS ? null : Number(to) })}
      />
    </div>
  )
}
