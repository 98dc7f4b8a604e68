// Sittings, newest first, under the project they belong to; arrow keys move, as in any list.
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { ArchivedSession } from '../../../shared/ipc/archive-routes.ts'
import { momentWords } from '../workspace/time-words.ts'
import { factsOf, nameOf } from './archive-words.ts'

interface ArchiveListProps {
  sessions: readonly ArchivedSession[]
  chosen: string
  onChoose: (sessionId: string) => void
}

export function ArchiveList({ sessions, chosen, onChoose }: ArchiveListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null)
  const ids = sessions.map(({ session }) => session.id)
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const next = ids[ids.indexOf(chosen) + step]
    if (step === 0 || next === undefined) return
    event.preventDefault()
    onChoose(next)
    list.current?.querySelector<HTMLElement>(`[data-session="${next}"]`)?.focus()
  }
  return (
    <nav aria-label="Sittings" className="min-h-0 flex-1 overflow-y-auto">
      <div ref={list} className="flex flex-col gap-4 p-3">
        {byProject(sessions).map(([title, ofProject]) => (
          <section key={title} aria-label={title}>
            <h2 className="px-2 pb-1 text-sm font-medium text-soft">{title}</h2>
            <ul className="flex flex-col gap-0.5">
              {ofProject.map((one) => (
                <li key={one.session.id}>
                  <Sitting
                    archived={one}
                    isChosen={one.session.id === chosen}
                    onChoose={onChoose}
                    onKeyDown={onKeyDown}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  )
}

interface SittingProps {
  archived: ArchivedSession
  isChosen: boolean
  onChoose: (sessionId: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

function Sitting({ archived, isChosen, onChoose, onKeyDown }: SittingProps): ReactNode {
  const { id, startedAt } = archived.session
  return (
    <button
      type="button"
      data-session={id}
      aria-current={isChosen ? 'true' : undefined}
      tabIndex={isChosen ? 0 : -1}
      onClick={() => onChoose(id)}
      onKeyDown={onKeyDown}
      className="w-full rounded-md px-2 py-1.5 text-left transition-colors hover:bg-hover aria-[current]:bg-accent-soft"
    >
      <span className="flex items-baseline justify-between gap-2">
        <span className="min-w-0 truncate font-medium">{nameOf(archived)}</span>
        <span className="shrink-0 text-xs text-soft tabular-nums">{momentWords(startedAt)}</span>
      </span>
      <span className="block text-sm text-soft">{factsOf(archived)}</span>
    </button>
  )
}

/** In the order of their newest sitting. */
function byProject(sessions: readonly ArchivedSession[]): [string, ArchivedSession[]][] {
  const groups = new Map<string, ArchivedSession[]>()
  for (const one of sessions) {
    const title = one.projectTitle ?? 'Without a project'
    groups.set(title, [...(groups.get(title) ?? []), one])
  }
  return [...groups]
}
