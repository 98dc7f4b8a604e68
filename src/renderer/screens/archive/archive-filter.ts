// Which sittings of the archive are listed: all, those of one project, or those of none.
import type { ArchivedSession } from '../../../shared/ipc/archive-routes.ts'
import type { Option } from '../../components/field.tsx'

/** Stands for every project and none; no id is as short. */
export const EVERYWHERE = ''
const NOWHERE = '-'

export function isOf({ session }: ArchivedSession, filter: string): boolean {
  return filter === EVERYWHERE || (session.projectId ?? NOWHERE) === filter
}

/** Those that have sittings, by their titles. */
export function projectOptions(sessions: readonly ArchivedSession[]): Option[] {
  const titles = new Map(
    sessions.map(({ session, projectTitle }) => [session.projectId ?? NOWHERE, projectTitle]),
  )
  const projects = [...titles]
    .map(([value, title]) => ({ value, label: title ?? 'Without a project' }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
  return [{ value: EVERYWHERE, label: 'All projects' }, ...projects]
}
