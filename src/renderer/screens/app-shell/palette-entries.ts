// What the palette lists: the commands something answers now, the projects, and what was said or written.
import type { Command, CommandId } from '../../../shared/commands.ts'
import type { ProjectSummary } from '../../../shared/project/project.ts'
import type { SearchHit } from '../../../shared/search/search.ts'

export type PaletteEntry =
  | { kind: 'command'; value: string; label: string; id: CommandId; accelerator: string | null }
  | { kind: 'project'; value: string; label: string; projectId: string; archived: boolean }
  | { kind: 'hit'; value: string; label: string; hit: SearchHit }
  /** Leads to the page with everything that fits. */
  | { kind: 'search'; value: string; label: string; query: string }

export interface PaletteGroup {
  value: string
  items: PaletteEntry[]
}

export function paletteGroups(
  commands: readonly Command[],
  available: ReadonlySet<CommandId>,
  projects: readonly ProjectSummary[],
): PaletteGroup[] {
  const listed = commands
    .filter((command) => command.id !== 'app.palette' && available.has(command.id))
    .map((command) => ({
      kind: 'command' as const,
      value: `command:${command.id}`,
      label: command.label,
      id: command.id,
      accelerator: command.accelerator,
    }))
  const books = [...projects]
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .map((project) => ({
      kind: 'project' as const,
      value: `project:${project.id}`,
      label: project.title,
      projectId: project.id,
      archived: project.status === 'archived',
    }))
  return [
    { value: 'Projects', items: books },
    { value: 'Commands', items: listed },
  ].filter((group) => group.items.length > 0)
}

/** Fewer letters begin half of all words. */
export const FEWEST_LETTERS = 3

/** What was found for `query` as far as it is known, and the way to all of it; empty while too little is typed. */
export function foundGroups(query: string, hits: readonly SearchHit[]): PaletteGroup[] {
  const typed = query.trim()
  if (typed.length < FEWEST_LETTERS) return []
  const all: PaletteEntry = {
    kind: 'search',
    value: 'search',
    label: `Search everything for “${typed}”`,
    query: typed,
  }
  const found = hits.map((hit): PaletteEntry => ({
    kind: 'hit',
    value: `hit:${hit.id}`,
    label: hit.snippet.text,
    hit,
  }))
  return [{ value: 'Said and written', items: [...found, all] }]
}
