// The left side: the manuscript's sections with their states and goals, and the ways to talk.
import { useMemo, useState, type ReactNode } from 'react'
import { joinSections } from '../../editor/outline.ts'
import { setSection, useDocument } from '../../stores/document-store.ts'
import { DraftWishDialog } from './draft-wish-dialog.tsx'
import { useOutlineDrag } from './outline-drag.tsx'
import { movableOf, moveByOne, moveToGap, type MovableEntry, type SectionMove } from './outline-order.ts'
import { PlainRow, SectionRow } from './outline-row.tsx'
import { WaysToTalk } from './outline-talk.tsx'
import { ProjectGoal } from './project-goal.tsx'
import { moveSection } from './section-actions.ts'
import { useRowFocus } from './use-row-focus.ts'
import { WordGoalDialog } from './word-goal-dialog.tsx'

/** The contract's cap. */
const LONGEST_SECTION = 1_000_000

export function OutlinePanel({ projectId }: { projectId: string }): ReactNode {
  const words = useDocument((state) => state.outline.words)
  const [about, setAbout] = useState<{ what: 'draft' | 'goal'; entry: MovableEntry } | null>(null)
  const close = () => setAbout(null)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Outline projectId={projectId} onAsk={(what, entry) => setAbout({ what, entry })} />
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
  onAsk: (what: 'draft' | 'goal', entry: MovableEntry) => void
}

function Outline({ projectId, onAsk }: OutlineProps): ReactNode {
  const outline = useDocument((state) => state.outline)
  const sections = useDocument((state) => state.sections)
  /** One tab stop for the whole outline; the arrow keys move within it. */
  const [current, setCurrent] = useState(0)
  const [renaming, setRenaming] = useState<string | null>(null)
  const entries = useMemo(() => joinSections(outline.headings, sections), [outline, sections])
  const movable = useMemo(() => movableOf(entries), [entries])
  const { list, focusRow } = useRowFocus()
  const { said, move } = useMoves(projectId, movable, focusRow)
  const drag = useOutlineDrag((sectionId, gap) => move(moveToGap(entries, sections, sectionId, gap)))
  const rows = entries.map((entry, index) => {
    const at = movable.findIndex((candidate) => candidate === entry)
    const common = {
      projectId,
      tabIndex: index === Math.min(current, entries.length - 1) ? (0 as const) : (-1 as const),
      onFocus: () => setCurrent(index),
    }
    const known = movable[at]
    if (known === undefined) {
      const staying = drag({ index: -1, count: movable.length, sectionId: null })
      return <PlainRow key={`${entry.position} ${entry.heading}`} {...common} entry={entry} drag={staying} />
    }
    const { id } = known.section
    return (
      <SectionRow
        key={id}
        {...common}
        entry={known}
        renaming={renaming === id}
        onRenamed={() => {
          setRenaming(null)
          focusRow(id)
        }}
        actions={{
          draft: () => onAsk('draft', known),
          rename: () => setRenaming(id),
          setGoal: () => onAsk('goal', known),
          move: (step) => move(moveByOne(entries, sections, id, step)),
        }}
        canMove={{ up: at > 0, down: at < movable.length - 1 }}
        drag={drag({ index: at, count: movable.length, sectionId: id })}
      />
    )
  })
  return (
    <nav aria-label="Outline" className="min-h-0 flex-1 overflow-y-auto px-2 py-3">
      {rows.length === 0 ? (
        <p className="px-2 py-1 text-sm text-soft">Sections appear here as the manuscript gets headings.</p>
      ) : (
        <ol ref={list} className="flex flex-col gap-px">
          {rows}
        </ol>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </nav>
  )
}

/** Moves one section at a time, tells where it went, and leaves the focus on it. */
function useMoves(projectId: string, movable: readonly MovableEntry[], focusRow: (id: string) => void) {
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const move = (wanted: SectionMove | null) => {
    if (wanted === null || busy) return
    setBusy(true)
    void moveSection(projectId, wanted)
      .then((moved) => {
        if (!moved) return
        const heading = movable.find(({ section }) => section.id === wanted.sectionId)?.heading ?? ''
        const others = movable.filter(({ section }) => section.id !== wanted.sectionId)
        const place = others.findIndex(({ section }) => section.id === wanted.afterSectionId) + 2
        setSaid(`“${heading}” is now section ${place} of ${movable.length}.`)
        focusRow(wanted.sectionId)
      })
      .finally(() => setBusy(false))
  }
  return { said, move }
}
