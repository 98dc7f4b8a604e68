// The centre: the page, who arranged it, and what the drafter proposes.
import { Feather } from 'lucide-react'
import type { ReactNode } from 'react'
import { isMac, keyNames } from '../../commands/accelerator.ts'
import { IconButton } from '../../components/button.tsx'
import { ManuscriptEditor } from '../../editor/manuscript-editor.tsx'
import { loadDocument, useDocument } from '../../stores/document-store.ts'
import { openDraft } from '../../stores/draft-store.ts'
import { projectTranscript } from '../../stores/transcript-store.ts'
import { DraftFailure } from './draft-failure.tsx'
import { LoadFailure } from './load-failure.tsx'
import { toggleAuthorship, useLayout } from './layout-store.ts'
import { pageNote } from './page-note.ts'
import { ProposalCards } from './proposal-cards.tsx'

const unknownDrafter = { engine: null, model: null }

export function DocumentRegion({ projectId }: { projectId: string }): ReactNode {
  const manuscript = useDocument((state) => state.manuscript)
  const failure = useDocument((state) => state.failure)
  const hasDrafted = useDocument((state) => state.sources.length > 0)
  const words = useDocument((state) => state.outline.words)
  const job = openDraft.use((state) => state.value?.job ?? null)
  const hasTranscript = projectTranscript.use(
    (state) => state.value?.some((view) => view.items.length > 0) ?? false,
  )
  const authorshipShown = useLayout((layout) => layout.authorshipShown)
  const { engine, model } = job?.status === 'complete' && job.undoneAt === null ? job : unknownDrafter
  const note = manuscript === null ? null : pageNote({ engine, model, hasDrafted, hasTranscript, words })
  return (
    <section aria-label="Document" className="flex h-full min-h-0 flex-col bg-paper">
      {failure === null ? null : (
        <LoadFailure failure={failure} onRetry={() => void loadDocument(projectId)} />
      )}
      <DraftFailure />
      {manuscript === null ? (
        <div className="min-h-0 flex-1" />
      ) : (
        <div className="relative flex min-h-0 flex-1 flex-col">
          <div className="min-h-0 flex-1">
            <ManuscriptEditor session={manuscript} showsAuthorship={authorshipShown} />
          </div>
          <ProposalCards projectId={projectId} manuscript={manuscript} />
        </div>
      )}
      {note === null ? null : (
        <div className="flex shrink-0 items-center gap-3 border-t border-line px-4 py-1">
          <p className="min-w-0 flex-1 text-center text-xs text-soft">{note}</p>
          {hasDrafted ? <AuthorshipSwitch shown={authorshipShown} /> : null}
        </div>
      )}
    </section>
  )
}

function AuthorshipSwitch({ shown }: { shown: boolean }): ReactNode {
  return (
    <IconButton
      size="sm"
      label="Show who wrote what"
      keys={keyNames('CmdOrCtrl+Shift+A', isMac).join(' ')}
      aria-pressed={shown}
      icon={<Feather size={15} aria-hidden />}
      className={shown ? 'text-accent' : 'text-soft'}
      onClick={toggleAuthorship}
    />
  )
}
