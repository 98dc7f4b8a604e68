// What a salvage brought, and what it could not, in words.
import type { SalvageReport } from '../../../shared/ipc/views.ts'
import { countLabel } from '../library/library-view.ts'

/** What is there now. */
export function rescuedLines(report: SalvageReport): string[] {
  return [
    countLabel(report.allProjects, 'project'),
    countLabel(report.manuscripts, 'manuscript'),
    countLabel(report.revisions, 'revision'),
    `${countLabel(report.allSessions, 'session')} with ${countLabel(report.turns, 'turn')}`,
    countLabel(report.notes, 'note or to-do', 'notes and to-dos'),
  ]
}

/** What the author should look at; empty = everything was whole. */
export function salvageNotes(report: SalvageReport): string[] {
  const { unreadablePages, unreadableRows, dropped, projects, sessions, fromRevisions, changedTurns } = report
  const lost = unreadablePages + unreadableRows + dropped
  return [
    lost > 0
      ? `Some of the file could not be read: ${countLabel(unreadablePages, 'page')} and ${countLabel(unreadableRows + dropped, 'entry', 'entries')}. What lay there is not here.`
      : null,
    fromRevisions > 0
      ? `${countLabel(fromRevisions, 'manuscript')} could not be read, and stands as its last revision that could.`
      : null,
    projects + sessions > 0
      ? `${countLabel(projects, 'project')} and ${countLabel(sessions, 'session')} are called “Found again”: what belongs to them was read, their own titles were not.`
      : null,
    changedTurns > 0 ? `${countLabel(changedTurns, 'turn')} may read differently from what was said.` : null,
  ].filter((note) => note !== null)
}
