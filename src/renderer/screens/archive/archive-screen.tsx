// The archive: every sitting on the left, by project and date; the one that is chosen on the right, to read, hear and mend.
import { Archive } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ALL_PROJECTS, archive } from '../../stores/archive-store.ts'
import { LoadFailure } from '../workspace/load-failure.tsx'
import { ArchiveList } from './archive-list.tsx'
import { ArchivedTranscript } from './archived-transcript.tsx'

interface ArchiveScreenProps {
  /** null = of all projects. */
  projectId: string | null
  /** null = the newest. */
  sessionId: string | null
}

export function ArchiveScreen({ projectId, sessionId }: ArchiveScreenProps): ReactNode {
  const { value: sessions, failure } = archive.use()
  const [chosen, setChosen] = useState(sessionId)
  useEffect(() => archive.follow(projectId ?? ALL_PROJECTS), [projectId])
  const shown = sessions?.find(({ session }) => session.id === chosen) ?? sessions?.[0] ?? null
  return (
    <section aria-label="Archive" className="flex h-full min-h-0">
      {sessions === null ? (
        <LoadFailure failure={failure} onRetry={archive.refresh} />
      ) : shown === null ? (
        <EmptyState icon={<Archive size={28} />} title="No sitting is kept yet">
          Interviews, recordings and imports are kept here, with every word and every sound of them.
        </EmptyState>
      ) : (
        <>
          <ArchiveList sessions={sessions} chosen={shown.session.id} onChoose={setChosen} />
          <ArchivedTranscript key={shown.session.id} archived={shown} />
        </>
      )}
    </section>
  )
}
