// What can be done with a section, as the menu of its row.
import {
  ArrowDown,
  ArrowUp,
  CircleCheck,
  CircleDashed,
  Lock,
  LockOpen,
  MessageSquarePlus,
  PencilLine,
  Sparkles,
  Target,
  TextCursorInput,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { sectionStatuses, type SectionStatus } from '../../../shared/document/section.ts'
import { isMac, keyNames } from '../../commands/accelerator.ts'
import type { MenuItem } from '../../components/menu.tsx'
import type { MovableEntry } from './outline-order.ts'
import { changeSection, sayMore } from './section-actions.ts'

export const sectionStates: Record<SectionStatus, { label: string; icon: ReactNode }> = {
  drafting: { label: 'Drafting', icon: <PencilLine size={13} aria-hidden className="text-soft" /> },
  needs_detail: { label: 'Needs detail', icon: <CircleDashed size={13} aria-hidden className="text-warn" /> },
  complete: { label: 'Complete', icon: <CircleCheck size={13} aria-hidden className="text-good" /> },
}

/** What the outline does itself, because it opens something or moves the row. */
export interface RowActs {
  draft(sectionId: string): void
  rename(sectionId: string): void
  setGoal(sectionId: string): void
  move(sectionId: string, step: -1 | 1): void
}

interface Row {
  projectId: string
  entry: MovableEntry
  canMoveUp: boolean
  canMoveDown: boolean
  acts: RowActs
}

export function sectionMenu(row: Row): MenuItem[] {
  const { projectId, entry, acts } = row
  const { id, locked } = entry.section
  return [
    {
      id: 'draft',
      label: 'Draft this section…',
      icon: <Sparkles size={15} />,
      disabled: locked,
      onSelect: () => acts.draft(id),
    },
    {
      id: 'more',
      label: 'Say more here',
      icon: <MessageSquarePlus size={15} />,
      onSelect: () => void sayMore(projectId, entry.heading),
    },
    { id: 'line-1', separator: true },
    {
      id: 'rename',
      label: 'Rename',
      icon: <TextCursorInput size={15} />,
      keys: 'F2',
      onSelect: () => acts.rename(id),
    },
    { id: 'goal', label: 'Word goal…', icon: <Target size={15} />, onSelect: () => acts.setGoal(id) },
    {
      id: 'lock',
      label: locked ? 'Unlock' : 'Lock: the drafter leaves it alone',
      icon: locked ? <LockOpen size={15} /> : <Lock size={15} />,
      onSelect: () => changeSection(projectId, id, { locked: !locked }),
    },
    { id: 'line-2', separator: true },
    ...stateItems(row),
    { id: 'line-3', separator: true },
    ...moveItems(row),
  ]
}

function stateItems({ projectId, entry: { section } }: Row): MenuItem[] {
  return sectionStatuses.map((status) => ({
    id: status,
    label: sectionStates[status].label,
    icon: sectionStates[status].icon,
    checked: section.status === status,
    onSelect: () => changeSection(projectId, section.id, { status }),
  }))
}

function moveItems({ entry, canMoveUp, canMoveDown, acts }: Row): MenuItem[] {
  const { id } = entry.section
  const keys = (arrow: string) => keyNames(`Alt+${arrow}`, isMac).join(' ')
  return [
    {
      id: 'up',
      label: 'Move up',
      icon: <ArrowUp size={15} />,
      keys: keys('↑'),
      disabled: !canMoveUp,
      onSelect: () => acts.move(id, -1),
    },
    {
      id: 'down',
      label: 'Move down',
      icon: <ArrowDown size={15} />,
      keys: keys('↓'),
      disabled: !canMoveDown,
      onSelect: () => acts.move(id, 1),
    },
  ]
}
