// The screen in front. Settings lie over the screen they were opened from, so nothing under them is lost.
import { lazy, Suspense } from 'react'
import { assertNever } from '../../../shared/errors.ts'
import { useNavigation, type View } from '../../stores/navigation-store.ts'
import { Late } from '../../components/late.tsx'
import { LibraryScreen } from '../library/library-screen.tsx'

const Workspace = lazy(() =>
  import('../workspace/workspace.tsx').then((module) => ({ default: module.Workspace })),
)
const InterviewScreen = lazy(() =>
  import('../interview/interview-screen.tsx').then((module) => ({ default: module.InterviewScreen })),
)
const RecordingScreen = lazy(() =>
  import('../recording/recording-screen.tsx').then((module) => ({ default: module.RecordingScreen })),
)
const ArchiveScreen = lazy(() =>
  import('../archive/archive-screen.tsx').then((module) => ({ default: module.ArchiveScreen })),
)
const SearchScreen = lazy(() =>
  import('../search/search-screen.tsx').then((module) => ({ default: module.SearchScreen })),
)
const VoiceScreen = lazy(() =>
  import('../voice/voice-screen.tsx').then((module) => ({ default: module.VoiceScreen })),
)

const SettingsDialog = lazy(() =>
  import('../settings/settings-dialog.tsx').then((module) => ({ default: module.SettingsDialog })),
)

export function CurrentScreen() {
  const { view, previous, back } = useNavigation()
  const inSettings = view.screen === 'settings'
  return (
    <>
      <Suspense fallback={null}>
        <Screen view={inSettings ? previous : view} />
      </Suspense>
      <Late wanted={inSettings}>
        <SettingsDialog open={inSettings} onClose={back} />
      </Late>
    </>
  )
}

function Screen({ view }: { view: View }) {
  switch (view.screen) {
    case 'library':
    case 'settings':
      return <LibraryScreen />
    case 'project':
      return <Workspace key={view.projectId} projectId={view.projectId} />
    case 'interview':
      return <InterviewScreen key={view.sessionId} sessionId={view.sessionId} />
    case 'archive':
      return <ArchiveScreen key={view.projectId} projectId={view.projectId} sessionId={view.sessionId} />
    case 'search':
      return <SearchScreen query={view.query} />
    case 'voice':
      return <VoiceScreen />
    case 'recording':
      return <RecordingScreen />
    default:
      return assertNever(view)
  }
}
