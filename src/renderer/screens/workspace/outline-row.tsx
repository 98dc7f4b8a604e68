// One heading of the outline: its state, its length and its goal, and what can be done with it.
import { Lock, MoreHorizontal } from 'lucide-react'
import { memo, type KeyboardEvent, type ReactNode } from 'react'
import { IconButton } from '../../components/button.tsx'
import { ContextMenu, Menu } from '../../components/menu.tsx'
import type { OutlineEntry } from '../../editor/outline.ts'
import { useDocument } from '../../stores/document-store.ts'
import { DropLine, type DropEdge } from './outline-drag.tsx'
import type { MovableEntry } from './outline-order.ts'
import { goToSection } from './section-actions.ts'
import { sectionMenu, sectionStates, type RowActs } from './section-menu.tsx'
import { SectionRename } from './section-rename.tsx'
import { wordsOfGoal } from './word-goal.ts'
import { WordMeter } from './word-meter.tsx'

interface GoThereProps {
  entry: OutlineEntry
  tabIndex: 0 | -1
  onGo: () => void
  onKeyDown?: (event: KeyboardEvent) => void
  children?: ReactNode
}

/** The title, and a heading that main has not seen yet: a place to go to, and no more. */
export function PlainRow({ entry, tabIndex }: Pick<GoThereProps, 'entry' | 'tabIndex'>): ReactNode {
  const goThere = () => useDocument.getState().manuscript?.goTo(entry.position)
  return (
    <li className="relative rounded-md hover:bg-hover">
      <GoThere entry={entry} tabIndex={tabIndex} onGo={goThere} />
    </li>
  )
}

/** What the outline does for its rows. */
export interface OutlineActs extends RowActs {
  /** The name is changed, or left. */
  renamed(sectionId: string): void
}

interface SectionRowProps {
  projectId: string
  entry: MovableEntry
  tabIndex: 0 | -1
  renaming: boolean
  canMoveUp: boolean
  canMoveDown: boolean
  dragged: boolean
  edge: DropEdge | null
  acts: OutlineActs
}

/** A row is much to draw: of a long book's, a draft or a pause in the typing changes few. */
export const SectionRow = memo(function SectionRow(props: SectionRowProps): ReactNode {
  const { projectId, entry, tabIndex, renaming, canMoveUp, canMoveDown, dragged, edge, acts } = props
  const { id } = entry.section
  if (renaming) {
    return (
      <li>
        <SectionRename
          projectId={projectId}
          sectionId={id}
          heading={entry.heading}
          onClose={() => acts.renamed(id)}
        />
      </li>
    )
  }
  const items = sectionMenu({ projectId, entry, canMoveUp, canMoveDown, acts })
  const onKeyDown = (event: KeyboardEvent) => {
    const act = shortcut(event, id, acts)
    if (act === null) return
    event.preventDefault()
    act()
  }
  return (
    <ContextMenu
      items={items}
      area={
        <li
          draggable
          data-section={id}
          className={`group relative rounded-md hover:bg-hover ${dragged ? 'opacity-50' : ''}`}
        >
          <DropLine at={edge} />
          <GoThere entry={entry} tabIndex={tabIndex} onGo={() => goToSection(id)} onKeyDown={onKeyDown}>
            <State entry={entry} />
          </GoThere>
          <Menu
            items={items}
            trigger={
              <IconButton
                size="sm"
                label={`Actions for “${entry.heading}”`}
                icon={<MoreHorizontal size={15} aria-hidden />}
                tabIndex={tabIndex}
                className="absolute top-0.5 right-0.5 bg-hover text-soft opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-popup-open:opacity-100"
              />
            }
          />
        </li>
      }
    />
  )
}, isSameRow)

/** Where it stands in the text is not drawn, and changes with each word above it. */
function isSameRow(
  { entry, ...shown }: SectionRowProps,
  { entry: next, ...given }: SectionRowProps,
): boolean {
  const names = Object.keys(shown) as (keyof typeof shown)[]
  return names.every((name) => shown[name] === given[name]) && isSameEntry(entry, next)
}

function isSameEntry(one: MovableEntry, other: MovableEntry): boolean {
  const [section, next] = [one.section, other.section]
  return (
    one.heading === other.heading &&
    one.level === other.level &&
    one.words === other.words &&
    section.id === next.id &&
    section.status === next.status &&
    section.locked === next.locked &&
    section.targetWords === next.targetWords
  )
}

function GoThere({ entry, tabIndex, onGo, onKeyDown, children }: GoThereProps): ReactNode {
  const title = entry.heading === '' ? 'Untitled section' : entry.heading
  return (
    <button
      type="button"
      onClick={onGo}
      onKeyDown={(event) => {
        onKeyDown?.(event)
        if (!event.defaultPrevented) moveFocus(event)
      }}
      tabIndex={tabIndex}
      aria-keyshortcuts={onKeyDown === undefined ? undefined : 'F2 Alt+ArrowUp Alt+ArrowDown'}
      className={`w-full min-w-0 px-2 py-1.5 text-left ${entry.level === 1 ? 'title text-md' : 'text-sm'}`}
    >
      <span className="block truncate" title={title}>
        {title}
      </span>
      {children}
    </button>
  )
}

function State({ entry: { section, words } }: { entry: MovableEntry }): ReactNode {
  const { icon, label } = sectionStates[section.status]
  const length = (
    <span className="whitespace-nowrap tabular-nums">{wordsOfGoal(words, section.targetWords)}</span>
  )
  return (
    <span className="flex flex-col gap-0.5 font-sans text-xs font-normal tracking-normal text-soft">
      <span className="flex flex-wrap items-center gap-x-1.5">
        {icon}
        {label}
        {section.locked ? (
          <span className="text-accent" title="The drafter leaves it alone">
            <Lock size={12} aria-hidden />
            <span className="sr-only">Locked</span>
          </span>
        ) : null}
        {section.targetWords === null ? (
          <>
            <span aria-hidden>·</span>
            {length}
          </>
        ) : null}
      </span>
      {section.targetWords === null ? null : (
        <>
          {length}
          <WordMeter words={words} target={section.targetWords} />
        </>
      )}
    </span>
  )
}

function shortcut(event: KeyboardEvent, sectionId: string, acts: OutlineActs): (() => void) | null {
  if (event.key === 'F2') return () => acts.rename(sectionId)
  if (!event.altKey || event.ctrlKey || event.metaKey) return null
  if (event.key === 'ArrowUp') return () => acts.move(sectionId, -1)
  if (event.key === 'ArrowDown') return () => acts.move(sectionId, 1)
  return null
}

/** The whole outline is one tab stop; the arrow keys move within it. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const item = event.currentTarget.closest('li')
  const next = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key]
  if (next === undefined) return
  event.preventDefault()
  next?.querySelector('button')?.focus()
}
