// Ctrl+K: every command and every project, found by typing; and the best of what was said and written.
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { commands } from '../../../shared/commands.ts'
import { assertNever } from '../../../shared/errors.ts'
import { runCommand, useAvailableCommands } from '../../commands/registry.ts'
import { useLibrary } from '../../stores/library-store.ts'
import { go } from '../../stores/navigation-store.ts'
import { openHit } from '../search/open-hit.ts'
import { foundGroups, paletteGroups, type PaletteEntry, type PaletteGroup } from './palette-entries.ts'
import { PaletteRow } from './palette-row.tsx'
import { usePaletteHits } from './use-palette-hits.ts'

const noProjects: never[] = []

export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const backRef = useRef<HTMLElement>(null)
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label="Commands, projects and search"
          finalFocus={backRef}
          className="fixed top-[12vh] left-1/2 z-40 w-[min(38rem,calc(100vw-3rem))] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-paper shadow-lift outline-none"
        >
          <Finder
            backRef={backRef}
            onChoose={(entry) => {
              onClose()
              act(entry)
            }}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface FinderProps {
  /** Is told who had the focus. */
  backRef: RefObject<HTMLElement | null>
  onChoose: (entry: PaletteEntry) => void
}

function Finder({ backRef, onChoose }: FinderProps) {
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // The dialog gives the focus a frame later: what is typed until then would go into the manuscript, or nowhere.
  useLayoutEffect(() => {
    if (document.activeElement instanceof HTMLElement) backRef.current = document.activeElement
    field.current?.focus()
  }, [backRef])
  const projects = useLibrary((state) => state.projects) ?? noProjects
  const { contains } = Autocomplete.useFilter()
  const groups = [
    ...paletteGroups(commands, useAvailableCommands(), projects),
    ...foundGroups(typed, usePaletteHits(typed)),
  ]
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      value={typed}
      onValueChange={setTyped}
      // What was found fits already, if not by its first words.
      filter={(entry: PaletteEntry, query) =>
        entry.kind === 'hit' || entry.kind === 'search' || contains(entry.label, query)
      }
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search size={18} aria-hidden className="text-soft" />
        <Autocomplete.Input
          ref={field}
          aria-label="Find a command, a project or something said"
          placeholder="Find a command, a project or something said"
          className="h-13 w-full bg-transparent text-md outline-none placeholder:text-soft"
        />
      </div>
      <Autocomplete.Empty>
        <p className="px-4 py-10 text-center text-soft">
          No command or project by that name. Three letters also look through what was said and written.
        </p>
      </Autocomplete.Empty>
      <Autocomplete.List className="max-h-[min(26rem,60vh)] overflow-y-auto overscroll-contain px-2 py-2 data-empty:p-0">
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.value} items={group.items} className="not-last:mb-2">
            <Autocomplete.GroupLabel className="px-2.5 py-1.5 text-xs font-medium text-soft">
              {group.value}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: PaletteEntry) => <PaletteRow key={entry.value} entry={entry} onChoose={onChoose} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}

function act(entry: PaletteEntry): void {
  switch (entry.kind) {
    case 'project':
      return go({ screen: 'project', projectId: entry.projectId })
    case 'command':
      return void runCommand(entry.id)
    case 'hit':
      return openHit(entry.hit)
    case 'search':
      return go({ screen: 'search', query: entry.query })
    default:
      return assertNever(entry)
  }
}
