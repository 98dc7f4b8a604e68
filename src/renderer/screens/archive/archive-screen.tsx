// The archive: every sitting on the left, by project and date; the one that is chosen on the right, to read, hear and mend.
import { Archive } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ALL_PROJECTS, archive } from '../../stores/archive-store.ts'
import { LoadFailure } from '../workspace/load-failure.tsx'
import { SelectField } from '../../components/field.tsx'
import { EVERYWHERE, isOf, projectOptions } from './archive-filter.ts'
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
  const [of, setOf] = useState(projectId ?? EVERYWHERE)
  useEffect(() => archive.follow(ALL_PROJECTS), [])
  const listed = sessions?.filter((one) => isOf(one, of)) ?? []
  // What a project was left with, or never had, is no reason to show nothing.
  const inList = listed.length > 0 ? listed : (sessions ?? [])
  const shown = inList.find(({ session }) => session.id === chosen) ?? inList[0] ?? null
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
          <div className="flex w-80 shrink-0 flex-col border-r border-line max-[960px]:w-64">
            <SelectField
              label="Project"
              className="px-3 pt-3"
              value={listed.length > 0 ? of : EVERYWHERE}
              onChange={setOf}
              options={projectOptions(sessions)}
            />
            <ArchiveList sessions={inList} chosen={shown.session.id} onChoose={setChosen} />
          </div>
          <ArchivedTranscript key={shown.session.id} archived={shown} />
        </>
      )}
    </section>
  )
}
