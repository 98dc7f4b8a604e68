// One project of the library: title, state, how far it is, and a menu.
import {
  Archive,
  ArchiveRestore,
  BookOpen,
  ListTodo,
  MoreHorizontal,
  PencilLine,
  ShieldX,
  Trash2,
} from 'lucide-react'
import type { ProjectSummary } from '../../../shared/project/project.ts'
import { BlueprintMeter } from '../../components/blueprint-meter.tsx'
import { Chip, type ChipTone } from '../../components/chip.tsx'
import { IconButton } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { go } from '../../stores/navigation-store.ts'
import { openOverlay } from '../../stores/overlay-store.ts'
import { contentTypeLabels, countLabel, sinceLabel } from './library-view.ts'
import { wordsOfGoal } from '../workspace/word-goal.ts'
import { archiveProject, unarchiveProject } from './project-actions.ts'

interface ProjectCardProps {
  project: ProjectSummary
  /** Milliseconds since the epoch. */
  now: number
  onRename: () => void
  onDelete: () => void
}

const states: Record<ProjectSummary['status'], { label: string; tone: ChipTone }> = {
  intake: { label: 'Getting to know it', tone: 'neutral' },
  active: { label: 'Being written', tone: 'accent' },
  archived: { label: 'Archived', tone: 'neutral' },
}

export function ProjectCard({ project, now, onRename, onDelete }: ProjectCardProps) {
  const state = states[project.status]
  const open = (): void => go({ screen: 'project', projectId: project.id })
  return (
    <li className="group relative flex min-h-48 flex-col rounded-xl border border-line bg-paper p-5 shadow-card transition-[border-color,box-shadow] duration-150 focus-within:border-edge hover:border-edge hover:shadow-lift">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-sm text-soft">
          {contentTypeLabels[project.contentType]}
        </span>
        <Chip tone={state.tone}>{state.label}</Chip>
      </div>
      <h2 className="title mt-2 text-xl">
        {/* The whole card opens the project; the menu lies above. */}
        <button
          type="button"
          onClick={open}
          className="line-clamp-2 w-full text-left break-words after:absolute after:inset-0 after:rounded-xl focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
        >
          {project.title}
        </button>
      </h2>
      {project.goal === null || project.goal.trim() === '' ? null : (
        <p className="mt-1.5 line-clamp-2 font-serif text-base break-words text-soft">{project.goal}</p>
      )}
      <div className="mt-auto flex flex-col gap-2 pt-5 text-sm text-soft">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <BlueprintMeter known={project.blueprintKnown} />
          {project.openTodos === 0 ? null : (
            <span className="inline-flex items-center gap-1.5">
              <ListTodo size={14} aria-hidden />
              {countLabel(project.openTodos, 'open to-do')}
            </span>
          )}
        </div>
        <div className="flex items-center justify-between gap-3">
          <span>
            {project.words === 0 ? 'Nothing written yet' : wordsOfGoal(project.words, project.targetWords)}
            <span aria-hidden> · </span>
            {sinceLabel(project.updatedAt, now)}
          </span>
          <ProjectMenu project={project} onOpen={open} onRename={onRename} onDelete={onDelete} />
        </div>
      </div>
    </li>
  )
}

function ProjectMenu(props: {
  project: ProjectSummary
  onOpen: () => void
  onRename: () => void
  onDelete: () => void
}) {
  const { project, onOpen, onRename, onDelete } = props
  const archived = project.status === 'archived'
  return (
    <Menu
      trigger={
        <IconButton
          label={`More for ${project.title}`}
          size="sm"
          className="relative z-10 -my-1 -mr-1.5"
          icon={<MoreHorizontal size={18} aria-hidden />}
        />
      }
      items={[
        { id: 'open', label: 'Open', icon: <BookOpen size={15} />, onSelect: onOpen },
        { id: 'rename', label: 'Rename…', icon: <PencilLine size={15} />, onSelect: onRename },
        {
          id: 'archive',
          label: archived ? 'Bring back from the archive' : 'Archive',
          icon: archived ? <ArchiveRestore size={15} /> : <Archive size={15} />,
          onSelect: () => void (archived ? unarchiveProject(project) : archiveProject(project)),
        },
        { id: 'line', separator: true },
        { id: 'delete', label: 'Delete…', icon: <Trash2 size={15} />, danger: true, onSelect: onDelete },
        {
          id: 'erase',
          label: 'Delete for good…',
          icon: <ShieldX size={15} />,
          danger: true,
          onSelect: () => openOverlay({ kind: 'erase-project', projectId: project.id, title: project.title }),
        },
      ]}
    />
  )
}
