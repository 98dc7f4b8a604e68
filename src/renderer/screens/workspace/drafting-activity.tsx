// Leads from the history to what was written down and drafted, by whom, and what was sent for it.
import { ListChecks } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { openOverlay } from '../../stores/overlay-store.ts'

export function DraftingActivity({ projectId }: { projectId: string }): ReactNode {
  return (
    <div className="px-4 py-3">
      <Button
        size="sm"
        icon={<ListChecks size={14} aria-hidden />}
        onClick={() => openOverlay({ kind: 'activity', projectId })}
      >
        Activity
      </Button>
    </div>
  )
}
