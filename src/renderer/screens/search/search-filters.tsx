// What is left out: another project or session, other kinds of text, other speakers.
import { useEffect, useState, type ReactNode } from 'react'
import { searchKinds, type SearchFilters } from '../../../shared/search/search.ts'
import type { Session } from '../../../shared/session/session.ts'
import { request } from '../../bridge/client.ts'
import { SelectField, type Option } from '../../components/field.tsx'
import { useLibrary } from '../../stores/library-store.ts'
import { setFilters, useSearch } from '../../stores/search-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { dayWords } from '../workspace/time-words.ts'
import { sessionKindLabels } from '../workspace/transcript-rows.ts'
import { kindLabels } from './search-words.ts'

const anyKind: Option = { value: '', label: 'Everything' }
const anybody: Option = { value: '', label: 'Anybody' }
const roles: Option[] = [
  { value: 'role:user', label: 'The author' },
  { value: 'role:assistant', label: 'The interviewer' },
]

/** All four stand in a row of the narrowest window. */
const share = 'min-w-36 flex-1'

export function SearchFilterBar(): ReactNode {
  const filters = useSearch((state) => state.filters)
  const projects = useLibrary((state) => state.projects) ?? []
  const { sessions, speakers } = useOfProject(filters.projectId ?? null)
  const change = (next: SearchFilters) => setFilters(cleaned(next))
  const { projectId, sessionId, kind, role, speaker } = filters
  return (
    <div role="group" aria-label="Look only in" className="flex flex-wrap gap-x-3 gap-y-2">
      <SelectField
        label="Project"
        className={share}
        value={projectId ?? ''}
        onChange={(value) => change({ kind, role, projectId: value })}
        options={[
          { value: '', label: 'All projects' },
          ...projects.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      {sessions.length < 2 ? null : (
        <SelectField
          label="Session"
          className={share}
          value={sessionId ?? ''}
          onChange={(value) => change({ ...filters, sessionId: value })}
          options={[{ value: '', label: 'All sessions' }, ...sessions.map(sessionOption)]}
        />
      )}
      <SelectField
        label="Look in"
        className={share}
        value={kind ?? ''}
        onChange={(value) => change({ ...filters, kind: searchKinds.find((each) => each === value) })}
        options={[anyKind, ...searchKinds.map((value) => ({ value, label: kindLabels[value] }))]}
      />
      <SelectField
        label="Said by"
        className={share}
        value={speaker === undefined ? (role === undefined ? '' : `role:${role}`) : `named:${speaker}`}
        onChange={(value) => change({ ...filters, ...spokenBy(value) })}
        options={[anybody, ...roles, ...speakers.map((name) => ({ value: `named:${name}`, label: name }))]}
      />
    </div>
  )
}

/** Without what is not chosen. */
function cleaned(filters: Partial<Record<keyof SearchFilters, string | undefined>>): SearchFilters {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined && value !== ''),
  )
}

function spokenBy(value: string): Pick<SearchFilters, 'role' | 'speaker'> {
  const [, named] = /^named:(.*)$/s.exec(value) ?? []
  const role = value === 'role:user' ? 'user' : value === 'role:assistant' ? 'assistant' : undefined
  return { speaker: named, role }
}

function sessionOption({ id, kind, startedAt }: Session): Option {
  return { value: id, label: `${sessionKindLabels[kind]}, ${dayWords(startedAt)}` }
}

/** The sessions of the project and who is named in them; none while no project is chosen. */
function useOfProject(projectId: string | null): { sessions: Session[]; speakers: string[] } {
  const [known, setKnown] = useState<{ of: string; sessions: Session[]; speakers: string[] } | null>(null)
  useEffect(() => {
    if (projectId === null) return
    let isCurrent = true
    const both = [request('sessions.list', { projectId }), request('search.speakers', { projectId })] as const
    Promise.all(both)
      .then(([sessions, speakers]) => {
        if (isCurrent) setKnown({ of: projectId, sessions, speakers })
      })
      .catch((error: unknown) => showProblem('The sessions of the project could not be listed', error))
    return () => {
      isCurrent = false
    }
  }, [projectId])
  return known !== null && known.of === projectId ? known : { sessions: [], speakers: [] }
}
