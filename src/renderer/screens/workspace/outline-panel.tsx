// The left side: the manuscript's sections with their states and goals, and the ways to talk.
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { joinSections } from '../../editor/outline.ts'
import { setSection, useDocument } from '../../stores/document-store.ts'
import { DraftWishDialog } from './draft-wish-dialog.tsx'
import { useOutlineDrag } from './outline-drag.tsx'
import { movableOf, moveByOne, moveToGap, type MovableEntry, type SectionMove } from './outline-order.ts'
import { PlainRow, SectionRow, type OutlineActs } from './outline-row.tsx'
import { WaysToTalk } from './outline-talk.tsx'
import { ProjectGoal } from './project-goal.tsx'
import { entriesNow, moveSection } from './section-actions.ts'
import { useRowFocus, useTabStop } from './use-row-focus.ts'
import { WordGoalDialog } from './word-goal-dialog.tsx'

/** The contract's cap. */
const LONGEST_SECTION = 1_000_000

/** A section, and the dialog that is open about it. */
interface About {
  what: 'draft' | 'goal'
  entry: MovableEntry
}

export function OutlinePanel({ projectId }: { projectId: string }): ReactNode {
  const words = useDocument((state) => state.outline.words)
  const [about, setAbout] = useState<About | null>(null)
  const close = () => setAbout(null)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Outline projectId={projectId} onAsk={setAbout} />
      <div className="flex flex-col border-t border-line">
        <ProjectGoal projectId={projectId} words={words} />
      </div>
      <WaysToTalk projectId={projectId} />
      {about?.what === 'draft' ? (
        <DraftWishDialog
          projectId={projectId}
          section={{ id: about.entry.section.id, heading: about.entry.heading }}
          onClose={close}
        />
      ) : null}
      {about?.what === 'goal' ? (
        <WordGoalDialog
          title={`Word goal for “${about.entry.heading}”`}
          target={about.entry.section.targetWords}
          most={LONGEST_SECTION}
          onSave={(targetWords) => setSection(projectId, about.entry.section.id, { targetWords })}
          onClose={close}
        />
      ) : null}
    </div>
  )
}

interface OutlineProps {
  projectId: string
  /** Stays the same. */
  onAsk: (about: About) => void
}

function Outline({ projectId, onAsk }: OutlineProps): ReactNode {
  const outline = useDocument((state) => state.outline)
  const sections = useDocument((state) => state.sections)
  const entries = useMemo(() => joinSections(outline.headings, sections), [outline, sections])
  const movable = useMemo(() => movableOf(entries), [entries])
  const tabStop = useTabStop()
  const { list, focusRow } = useRowFocus()
  const { said, move } = useMoves(projectId, focusRow)
  const { renaming, acts } = useActs(onAsk, move, focusRow)
  const drag = useOutlineDrag((sectionId, gap) => move(moveToGap(entries, sections, sectionId, gap)))
  const rows = entries.map((entry, index) => {
    const at = movable.findIndex((candidate) => candidate === entry)
    const known = movable[at]
    const tabIndex = index === Math.min(tabStop.at, entries.length - 1) ? 0 : -1
    if (known === undefined)
      return <PlainRow key={`${entry.position} ${entry.heading}`} entry={entry} tabIndex={tabIndex} />
    const { id } = known.section
    return (
      <SectionRow
        key={id}
        projectId={projectId}
        entry={known}
        tabIndex={tabIndex}
        renaming={renaming === id}
        canMoveUp={at > 0}
        canMoveDown={at < movable.length - 1}
        dragged={drag.dragged === id}
        edge={drag.edgeAt(at, movable.length)}
        acts={acts}
      />
    )
  })
  return (
    <nav aria-label="Outline" className="min-h-0 flex-1 overflow-y-auto px-2 py-3">
      {rows.length === 0 ? (
        <p className="px-2 py-1 text-sm text-soft">Sections appear here as the manuscript gets headings.</p>
      ) : (
        <ol ref={list} className="flex flex-col gap-px" {...tabStop.handlers} {...drag.handlers}>
          {rows}
        </ol>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </nav>
  )
}

/** Stay the same as long as the panel is open: rows are not drawn anew for them. */
function useActs(
  onAsk: OutlineProps['onAsk'],
  move: (wanted: SectionMove | null) => void,
  focusRow: (id: string) => void,
): { renaming: string | null; acts: OutlineActs } {
  const [renaming, setRenaming] = useState<string | null>(null)
  const acts = useMemo((): OutlineActs => {
    const ask = (what: About['what'], sectionId: string) => {
      const entry = movableOf(entriesNow()).find(({ section }) => section.id === sectionId)
      if (entry !== undefined) onAsk({ what, entry })
    }
    return {
      draft: (sectionId) => ask('draft', sectionId),
      setGoal: (sectionId) => ask('goal', sectionId),
      rename: setRenaming,
      renamed(sectionId) {
        setRenaming(null)
        focusRow(sectionId)
      },
      move: (sectionId, step) =>
        move(moveByOne(entriesNow(), useDocument.getState().sections, sectionId, step)),
    }
  }, [onAsk, move, focusRow])
  return { renaming, acts }
}

/** Moves one section at a time, tells where it went, and leaves the focus on it. */
function useMoves(projectId: string, focusRow: (id: string) => void) {
  const [said, setSaid] = useState('')
  const isBusy = useRef(false)
  const move = useCallback(
    (wanted: SectionMove | null) => {
      if (wanted === null || isBusy.current) return
      isBusy.current = true
      const movable = movableOf(entriesNow())
      void moveSection(projectId, wanted)
        .then((moved) => {
          if (!moved) return
          const heading = movable.find(({ section }) => section.id === wanted.sectionId)?.heading ?? ''
          const others = movable.filter(({ section }) => section.id !== wanted.sectionId)
          const place = others.findIndex(({ section }) => section.id === wanted.afterSectionId) + 2
          setSaid(`“${heading}” is now section ${place} of ${movable.length}.`)
          focusRow(wanted.sectionId)
        })
        .finally(() => {
          isBusy.current = false
        })
    },
    [projectId, focusRow],
  )
  return { said, move }
}
