// One heading of the outline: its state, its length and its goal, and what can be done with it.
import { Lock, MoreHorizontal } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { IconButton } from '../../components/button.tsx'
import { ContextMenu, Menu } from '../../components/menu.tsx'
import type { OutlineEntry } from '../../editor/outline.ts'
import { useDocument } from '../../stores/document-store.ts'
import type { RowDrag } from './outline-drag.tsx'
import type { MovableEntry } from './outline-order.ts'
import { sectionMenu, sectionStates, type RowActions } from './section-menu.tsx'
import { SectionRename } from './section-rename.tsx'
import { wordsOfGoal } from './word-goal.ts'
import { WordMeter } from './word-meter.tsx'

interface RowProps {
  projectId: string
  entry: OutlineEntry
  tabIndex: 0 | -1
  onFocus: () => void
}

/** The title, and a heading that main has not seen yet: a place to go to, and no more. */
export function PlainRow({ entry, tabIndex, onFocus, drag }: RowProps & { drag: RowDrag }): ReactNode {
  return (
    <li className="relative rounded-md hover:bg-hover" {...drag.handlers}>
      {drag.line}
      <GoThere entry={entry} tabIndex={tabIndex} onFocus={onFocus} />
    </li>
  )
}

interface SectionRowProps extends RowProps {
  entry: MovableEntry
  renaming: boolean
  onRenamed: () => void
  actions: RowActions
  canMove: { up: boolean; down: boolean }
  drag: RowDrag
}

export function SectionRow(props: SectionRowProps): ReactNode {
  const { projectId, entry, tabIndex, onFocus, renaming, onRenamed, actions, canMove, drag } = props
  const items = sectionMenu({ projectId, entry, canMove, ...actions })
  const onKeyDown = (event: KeyboardEvent) => {
    const act = shortcut(event, actions)
    if (act === null) return
    event.preventDefault()
    act()
  }
  if (renaming) {
    return (
      <li>
        <SectionRename
          projectId={projectId}
          sectionId={entry.section.id}
          heading={entry.heading}
          onClose={onRenamed}
        />
      </li>
    )
  }
  return (
    <ContextMenu
      items={items}
      area={
        <li
          draggable
          data-section={entry.section.id}
          className={`group relative rounded-md hover:bg-hover ${drag.dragged ? 'opacity-50' : ''}`}
          {...drag.handlers}
        >
          {drag.line}
          <GoThere entry={entry} tabIndex={tabIndex} onFocus={onFocus} onKeyDown={onKeyDown}>
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
}

interface GoThereProps extends Omit<RowProps, 'projectId'> {
  onKeyDown?: (event: KeyboardEvent) => void
  children?: ReactNode
}

function GoThere({ entry, tabIndex, onFocus, onKeyDown, children }: GoThereProps): ReactNode {
  const title = entry.heading === '' ? 'Untitled section' : entry.heading
  return (
    <button
      type="button"
      onClick={() => useDocument.getState().manuscript?.goTo(entry.position)}
      onFocus={onFocus}
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

function shortcut(event: KeyboardEvent, actions: RowActions): (() => void) | null {
  if (event.key === 'F2') return () => actions.rename()
  if (!event.altKey || event.ctrlKey || event.metaKey) return null
  if (event.key === 'ArrowUp') return () => actions.move(-1)
  if (event.key === 'ArrowDown') return () => actions.move(1)
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
