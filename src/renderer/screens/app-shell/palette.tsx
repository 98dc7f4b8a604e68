// Ctrl+K: every command and every project, found by typing.
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { BookOpen, CornerDownLeft, Search, Zap } from 'lucide-react'
import { commands } from '../../../shared/commands.ts'
import { runCommand, useAvailableCommands } from '../../commands/registry.ts'
import { Keys } from '../../components/keys.tsx'
import { useLibrary } from '../../stores/library-store.ts'
import { go } from '../../stores/navigation-store.ts'
import { paletteGroups, type PaletteEntry, type PaletteGroup } from './palette-entries.ts'

const noProjects: never[] = []

export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const projects = useLibrary((state) => state.projects) ?? noProjects
  const groups = paletteGroups(commands, useAvailableCommands(), projects)
  const choose = (entry: PaletteEntry): void => {
    onClose()
    if (entry.kind === 'project') go({ screen: 'project', projectId: entry.projectId })
    else runCommand(entry.id)
  }
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label="Commands and projects"
          className="fixed top-[12vh] left-1/2 z-40 w-[min(38rem,calc(100vw-3rem))] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-paper shadow-lift outline-none"
        >
          <Autocomplete.Root open inline items={groups} autoHighlight="always" keepHighlight>
            <div className="flex items-center gap-3 border-b border-line px-4">
              <Search size={18} aria-hidden className="text-soft" />
              <Autocomplete.Input
                aria-label="Find a command or a project"
                placeholder="Find a command or a project"
                className="h-13 w-full bg-transparent text-md outline-none placeholder:text-soft"
              />
            </div>
            <Autocomplete.Empty>
              <p className="px-4 py-10 text-center text-soft">Nothing by that name.</p>
            </Autocomplete.Empty>
            <Autocomplete.List className="max-h-[min(26rem,60vh)] overflow-y-auto overscroll-contain px-2 py-2 data-empty:p-0">
              {(group: PaletteGroup) => (
                <Autocomplete.Group key={group.value} items={group.items} className="not-last:mb-2">
                  <Autocomplete.GroupLabel className="px-2.5 py-1.5 text-xs font-medium text-soft">
                    {group.value}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(entry: PaletteEntry) => <Entry key={entry.value} entry={entry} onChoose={choose} />}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Entry({ entry, onChoose }: { entry: PaletteEntry; onChoose: (entry: PaletteEntry) => void }) {
  const Icon = entry.kind === 'project' ? BookOpen : Zap
  return (
    <Autocomplete.Item
      value={entry}
      onClick={() => onChoose(entry)}
      className="group flex h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 outline-none select-none data-highlighted:bg-hover"
    >
      <Icon size={15} aria-hidden className="shrink-0 text-soft" />
      <span className={`min-w-0 flex-1 truncate ${entry.kind === 'project' ? 'font-serif' : ''}`}>
        {entry.label}
      </span>
      {entry.kind === 'project' && entry.archived ? (
        <span className="text-xs text-soft">Archived</span>
      ) : null}
      {entry.kind === 'command' && entry.accelerator !== null ? (
        <Keys accelerator={entry.accelerator} />
      ) : null}
      <CornerDownLeft size={14} aria-hidden className="invisible text-soft group-data-highlighted:visible" />
    </Autocomplete.Item>
  )
}
