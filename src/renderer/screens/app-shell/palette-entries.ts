// What the palette lists: the commands something answers now, and the projects.
import type { Command, CommandId } from '../../../shared/commands.ts'
import type { ProjectSummary } from '../../../shared/project/project.ts'

export type PaletteEntry =
  | { kind: 'command'; value: string; label: string; id: CommandId; accelerator: string | null }
  | { kind: 'project'; value: string; label: string; projectId: string; archived: boolean }

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
