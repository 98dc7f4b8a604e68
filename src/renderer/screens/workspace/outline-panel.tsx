// The left side: the manuscript's sections with their states, and the ways to talk.
import {
  AudioLines,
  CircleCheck,
  CircleDashed,
  FileInput,
  Lock,
  LockOpen,
  MessageCircleQuestion,
  PencilLine,
} from 'lucide-react'
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { SectionStatus } from '../../../shared/document/section.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { startGuidedInterview } from '../../commands/start-guided.ts'
import { joinSections, type OutlineEntry } from '../../editor/outline.ts'
import { setSection, useDocument } from '../../stores/document-store.ts'
import { projectSessions, resumable } from '../../stores/interview-store.ts'
import { go } from '../../stores/navigation-store.ts'
import { openOverlay } from '../../stores/overlay-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { beginVoice, goOn } from '../voice/voice-flow.ts'

export function OutlinePanel({ projectId }: { projectId: string }): ReactNode {
  const outline = useDocument((state) => state.outline)
  const sections = useDocument((state) => state.sections)
  /** One tab stop for the whole outline; the arrow keys move within it. */
  const [current, setCurrent] = useState(0)
  const entries = useMemo(() => joinSections(outline.headings, sections), [outline, sections])
  return (
    <div className="flex h-full min-h-0 flex-col">
      <nav aria-label="Outline" className="min-h-0 flex-1 overflow-y-auto px-2 py-3">
        {entries.length === 0 ? (
          <p className="px-2 py-1 text-sm text-soft">Sections appear here as the manuscript gets headings.</p>
        ) : (
          <ol className="flex flex-col gap-px">
            {entries.map((entry, index) => (
              <Entry
                key={`${entry.position} ${entry.heading}`}
                entry={entry}
                projectId={projectId}
                tabIndex={index === Math.min(current, entries.length - 1) ? 0 : -1}
                onFocus={() => setCurrent(index)}
              />
            ))}
          </ol>
        )}
      </nav>
      <p className="px-4 pb-2 text-xs text-soft tabular-nums">{outline.words.toLocaleString()} words</p>
      <WaysToTalk projectId={projectId} />
    </div>
  )
}

const states: Record<SectionStatus, { label: string; icon: ReactNode }> = {
  drafting: { label: 'Drafting', icon: <PencilLine size={13} aria-hidden className="text-soft" /> },
  needs_detail: { label: 'Needs detail', icon: <CircleDashed size={13} aria-hidden className="text-warn" /> },
  complete: { label: 'Complete', icon: <CircleCheck size={13} aria-hidden className="text-good" /> },
}

interface EntryProps {
  entry: OutlineEntry
  projectId: string
  tabIndex: 0 | -1
  onFocus: () => void
}

function Entry({ entry, projectId, tabIndex, onFocus }: EntryProps): ReactNode {
  const { section } = entry
  const title = entry.heading === '' ? 'Untitled section' : entry.heading
  const state = section === null || entry.level === 1 ? null : states[section.status]
  const goThere = () => useDocument.getState().manuscript?.goTo(entry.position)
  const toggleLock = () => {
    if (section === null) return
    setSection(projectId, section.id, { locked: !section.locked }).catch((error: unknown) =>
      showProblem('The section was not changed', error),
    )
  }
  return (
    <li className="group relative rounded-md hover:bg-hover">
      <button
        type="button"
        onClick={goThere}
        onFocus={onFocus}
        onKeyDown={moveFocus}
        tabIndex={tabIndex}
        className={`w-full min-w-0 px-2 py-1.5 text-left ${entry.level === 1 ? 'title text-md' : 'text-sm'}`}
      >
        <span className={`block truncate ${section?.locked === true ? 'pr-6' : ''}`} title={title}>
          {title}
        </span>
        {state === null ? null : (
          <span className="flex items-center gap-1.5 text-xs whitespace-nowrap text-soft">
            {state.icon}
            {state.label} · {entry.words.toLocaleString()} words
          </span>
        )}
      </button>
      {section === null || entry.level === 1 ? null : (
        <IconButton
          size="sm"
          label={section.locked ? `Unlock “${title}”` : `Lock “${title}”: the drafter leaves it alone`}
          aria-pressed={section.locked}
          icon={section.locked ? <Lock size={14} aria-hidden /> : <LockOpen size={14} aria-hidden />}
          onClick={toggleLock}
          tabIndex={tabIndex}
          className={`absolute top-1 right-1 bg-hover focus-visible:opacity-100 group-hover:opacity-100 ${section.locked ? 'text-accent' : 'text-soft opacity-0'}`}
        />
      )}
    </li>
  )
}

function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const item = event.currentTarget.closest('li')
  const next = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key]
  if (next === undefined) return
  event.preventDefault()
  next?.querySelector('button')?.focus()
}

function WaysToTalk({ projectId }: { projectId: string }): ReactNode {
  const sessions = projectSessions.use((state) => state.value)
  const open = resumable(sessions ?? [])
  return (
    <div className="flex flex-col gap-1.5 border-t border-line p-3">
      {open === null ? null : (
        <Button
          variant="primary"
          size="sm"
          icon={
            open.kind === 'voice' ? (
              <AudioLines size={15} aria-hidden />
            ) : (
              <MessageCircleQuestion size={15} aria-hidden />
            )
          }
          onClick={() =>
            open.kind === 'voice'
              ? goOn(open.id, projectId)
              : go({ screen: 'interview', sessionId: open.id, projectId })
          }
        >
          Resume interview
        </Button>
      )}
      <Button
        variant={open === null ? 'primary' : 'secondary'}
        size="sm"
        icon={<MessageCircleQuestion size={15} aria-hidden />}
        onClick={() => void startGuidedInterview(projectId)}
      >
        Guided interview
      </Button>
      <Button size="sm" icon={<AudioLines size={15} aria-hidden />} onClick={() => beginVoice(projectId)}>
        Start interview
      </Button>
      <Button
        size="sm"
        icon={<FileInput size={15} aria-hidden />}
        onClick={() => openOverlay({ kind: 'import', projectId })}
      >
        Import interview
      </Button>
    </div>
  )
}
