// The slim bar at the top: where one is, the screen's own states and actions, search, settings.
import { Archive, Feather, Library, Search, Settings } from 'lucide-react'
import { useEffect } from 'react'
import type { SpokenKind } from '../../../shared/ipc/spoken-views.ts'
import { isMac, keyNames } from '../../commands/accelerator.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { HeaderSlotTarget } from '../../components/header-slot.tsx'
import { Keys } from '../../components/keys.tsx'
import { titleOf, useLibrary } from '../../stores/library-store.ts'
import { useLiveSession } from '../../stores/live-session-store.ts'
import { projectOf, useNavigation, type View } from '../../stores/navigation-store.ts'
import { useSpoken } from '../../stores/spoken-store.ts'
import { ImportChip } from '../audio-import/import-chip.tsx'

export const productName = 'Ghostwriting Studio'

export function Header() {
  const view = useNavigation((state) => (state.view.screen === 'settings' ? state.previous : state.view))
  const projects = useLibrary((state) => state.projects)
  const kind = useSpoken((state) => state.kind)
  const live = useLiveSession((state) => state.session)
  // An interview may begin without a project and find one on the way.
  const found = view.screen === 'interview' && live?.id === view.sessionId ? live.projectId : null
  const projectId = found ?? projectOf(view, view)
  const title = projectId === null ? null : titleOf(projects, projectId)
  const shown = title ?? untitled(view, kind)
  useEffect(() => {
    document.title = shown === null ? productName : `${shown} · ${productName}`
  }, [shown])
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b border-line px-3">
      {view.screen === 'library' ? (
        <p className="title flex items-center gap-2 px-1.5 text-md">
          <Feather size={17} aria-hidden className="text-accent" />
          {productName}
        </p>
      ) : (
        <>
          <Button
            size="sm"
            variant="ghost"
            icon={<Library size={16} aria-hidden />}
            onClick={() => runCommand('view.library')}
          >
            Library
          </Button>
          <span aria-hidden className="h-4 w-px bg-line" />
          <h1 className="title min-w-0 shrink truncate text-md" title={shown ?? undefined}>
            {shown}
          </h1>
        </>
      )}
      <HeaderSlotTarget side="start" className="min-w-0" />
      <div className="ml-auto flex shrink-0 items-center gap-2">
        <ImportChip />
        <HeaderSlotTarget side="end" />
        <SearchButton wide={view.screen === 'library'} />
        <IconButton
          label="Archive"
          keys={keyNames('CmdOrCtrl+Shift+L', isMac).join(' ')}
          icon={<Archive size={18} aria-hidden />}
          onClick={() => runCommand('app.archive')}
          // A narrow window needs the room for what is done with the draft; menu, palette and keys lead there too.
          className={view.screen === 'library' ? '' : 'max-[980px]:hidden'}
        />
        <IconButton
          label="Settings"
          keys={keyNames('CmdOrCtrl+,', isMac).join(' ')}
          icon={<Settings size={18} aria-hidden />}
          onClick={() => runCommand('app.settings')}
        />
      </div>
    </header>
  )
}

/** What goes on without a project. */
function untitled({ screen }: View, kind: SpokenKind): string | null {
  if (screen === 'search') return 'Search'
  if (screen === 'archive') return 'Archive'
  if (screen === 'recording') return kind === 'recording' ? 'New recording' : 'New interview'
  return screen === 'interview' || screen === 'voice' ? 'New interview' : null
}

function SearchButton({ wide }: { wide: boolean }) {
  const open = (): void => {
    runCommand('app.palette')
  }
  if (!wide) {
    return (
      <IconButton
        label="Commands and projects"
        keys={keyNames('CmdOrCtrl+K', isMac).join(' ')}
        icon={<Search size={18} aria-hidden />}
        onClick={open}
      />
    )
  }
  return (
    <button
      type="button"
      onClick={open}
      className="flex h-8 w-72 items-center gap-2 rounded-md border border-line bg-paper px-2.5 text-sm text-soft transition-colors hover:border-edge hover:text-ink"
    >
      <Search size={15} aria-hidden />
      <span className="flex-1 truncate text-left">Commands and projects</span>
      <Keys accelerator="CmdOrCtrl+K" />
    </button>
  )
}
