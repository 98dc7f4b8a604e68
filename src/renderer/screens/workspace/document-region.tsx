// The centre: the page, who arranged it, and what the drafter proposes.
import type { ReactNode } from 'react'
import { ManuscriptEditor } from '../../editor/manuscript-editor.tsx'
import { loadDocument, useDocument } from '../../stores/document-store.ts'
import { openDraft } from '../../stores/draft-store.ts'
import { projectTranscript } from '../../stores/transcript-store.ts'
import { DraftFailure } from './draft-failure.tsx'
import { LoadFailure } from './load-failure.tsx'
import { pageNote } from './page-note.ts'
import { ProposalCards } from './proposal-cards.tsx'

export function DocumentRegion({ projectId }: { projectId: string }): ReactNode {
  const manuscript = useDocument((state) => state.manuscript)
  const failure = useDocument((state) => state.failure)
  const hasDrafted = useDocument((state) => state.sources.length > 0)
  const words = useDocument((state) => state.outline.words)
  const engine = openDraft.use((state) => state.value?.job?.engine ?? null)
  const hasTranscript = projectTranscript.use(
    (state) => state.value?.some((view) => view.items.length > 0) ?? false,
  )
  const note = manuscript === null ? null : pageNote({ engine, hasDrafted, hasTranscript, words })
  return (
    <section aria-label="Document" className="flex h-full min-h-0 flex-col bg-paper">
      {failure === null ? null : (
        <LoadFailure failure={failure} onRetry={() => void loadDocument(projectId)} />
      )}
      <DraftFailure />
      <div className="min-h-0 flex-1">
        {manuscript === null ? null : <ManuscriptEditor session={manuscript} />}
      </div>
      <ProposalCards projectId={projectId} />
      {note === null ? null : (
        <p className="shrink-0 border-t border-line px-6 py-1.5 text-center text-xs text-soft">{note}</p>
      )}
    </section>
  )
}
