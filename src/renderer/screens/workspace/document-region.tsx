// The centre: the page, who arranged it, and what the drafter proposes.
import type { ReactNode } from 'react'
import { ManuscriptEditor } from '../../editor/manuscript-editor.tsx'
import { loadDocument, useDocument } from '../../stores/document-store.ts'
import { openDraft } from '../../stores/draft-store.ts'
import { provenanceOf } from './provenance.ts'
import { LoadFailure } from './load-failure.tsx'
import { ProposalCards } from './proposal-cards.tsx'

export function DocumentRegion({ projectId }: { projectId: string }): ReactNode {
  const manuscript = useDocument((state) => state.manuscript)
  const failure = useDocument((state) => state.failure)
  const hasDrafted = useDocument((state) => state.sources.length > 0)
  const job = openDraft.use((state) => state.value?.job ?? null)
  const provenance = hasDrafted ? provenanceOf(job?.engine ?? null) : null
  return (
    <section aria-label="Document" className="flex h-full min-h-0 flex-col bg-paper">
      {failure === null ? null : (
        <LoadFailure failure={failure} onRetry={() => void loadDocument(projectId)} />
      )}
      <div className="min-h-0 flex-1">
        {manuscript === null ? null : <ManuscriptEditor session={manuscript} />}
      </div>
      <ProposalCards projectId={projectId} />
      {provenance === null ? null : (
        <p className="shrink-0 border-t border-line px-6 py-1.5 text-center text-xs text-soft">
          {provenance}
        </p>
      )}
    </section>
  )
}
