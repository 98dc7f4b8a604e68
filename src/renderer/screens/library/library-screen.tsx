// The library: every project, and the ways to begin one.
import { useEffect, useState } from 'react'
import type { ProjectSummary } from '../../../shared/project/project.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Notice } from '../../components/notice.tsx'
import { useLibrary } from '../../stores/library-store.ts'
import { FirstRun } from '../first-run/first-run.tsx'
import { RestingImports } from '../audio-import/resting-imports.tsx'
import { BeginActions } from './begin-actions.tsx'
import { LibraryFilters } from './library-filters.tsx'
import { arrangeProjects, countLabel, type Arrangement } from './library-view.ts'
import { deleteProject } from './project-actions.ts'
import { ProjectCard } from './project-card.tsx'
import { RenameDialog } from './rename-dialog.tsx'

const firstArrangement: Arrangement = { filter: 'current', sort: 'updated', query: '' }

export function LibraryScreen() {
  const { projects, failure, load } = useLibrary()
  return (
    <section aria-label="Library" className="h-full overflow-y-auto">
      {failure === null ? null : (
        <div className="mx-auto max-w-5xl px-8 pt-6">
          <Notice tone="problem">
            {failure}{' '}
            <Button size="sm" onClick={() => void load()}>
              Try again
            </Button>
          </Notice>
        </div>
      )}
      {projects === null ? null : projects.length === 0 ? <FirstRun /> : <Shelf projects={projects} />}
    </section>
  )
}

function Shelf({ projects }: { projects: readonly ProjectSummary[] }) {
  const [arrangement, setArrangement] = useState(firstArrangement)
  const [renaming, setRenaming] = useState<ProjectSummary | null>(null)
  const [deleting, setDeleting] = useState<ProjectSummary | null>(null)
  const now = useMinute()
  const shown = arrangeProjects(projects, arrangement)
  return (
    <div className="mx-auto flex max-w-5xl flex-col px-8 pt-9 pb-16">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div>
          <h1 className="title text-3xl">Library</h1>
          <p className="mt-1 text-soft">{shelfLabel(projects)}</p>
        </div>
        <BeginActions />
      </div>
      <RestingImports />
      <LibraryFilters arrangement={arrangement} onChange={setArrangement} />
      {shown.length === 0 ? (
        <NothingShown
          arrangement={arrangement}
          onReset={() => setArrangement(firstArrangement)}
          onArchive={() => setArrangement({ ...firstArrangement, filter: 'archived' })}
        />
      ) : (
        <ul
          aria-label="Projects"
          className="grid grid-cols-[repeat(auto-fill,minmax(min(18.5rem,100%),1fr))] gap-4"
        >
          {shown.map((project) => (
            <ProjectCard
              key={project.id}
              project={project}
              now={now}
              onRename={() => setRenaming(project)}
              onDelete={() => setDeleting(project)}
            />
          ))}
        </ul>
      )}
      {renaming === null ? null : <RenameDialog project={renaming} onClose={() => setRenaming(null)} />}
      {deleting === null ? null : (
        <ConfirmDialog
          open
          onOpenChange={() => setDeleting(null)}
          title={`Delete “${deleting.title}”?`}
          confirmLabel="Delete"
          danger
          onConfirm={() => void deleteProject(deleting)}
        >
          Its document, transcripts, notes and to-dos leave the library. You can undo this until the studio
          quits.
        </ConfirmDialog>
      )}
    </div>
  )
}

interface NothingShownProps {
  arrangement: Arrangement
  onReset: () => void
  onArchive: () => void
}

function NothingShown({ arrangement, onReset, onArchive }: NothingShownProps) {
  const searched = arrangement.query.trim()
  if (searched === '' && arrangement.filter === 'current') {
    return (
      <EmptyState
        compact
        title="Everything is archived"
        actions={<Button onClick={onArchive}>Show the archive</Button>}
      >
        Begin something new above, or bring a project back.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      compact
      title={searched === '' ? 'No projects here' : `Nothing found for “${searched}”`}
      actions={<Button onClick={onReset}>Show all current projects</Button>}
    >
      {searched === ''
        ? 'No project is in this state at the moment.'
        : 'The search looks in titles and goals. Try fewer or other words.'}
    </EmptyState>
  )
}

function shelfLabel(projects: readonly ProjectSummary[]): string {
  const current = projects.filter((project) => project.status !== 'archived')
  const words = current.reduce((sum, project) => sum + project.words, 0)
  const count = countLabel(current.length, 'project')
  return words === 0 ? count : `${count}, ${countLabel(words, 'word')}`
}

/** The time, renewed every minute, for "5 minutes ago". */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
