// An interview goes on although another screen is in front: one click leads back.
import { Button } from '../../components/button.tsx'
import { useLibrary, titleOf } from '../../stores/library-store.ts'
import { useLiveSession } from '../../stores/live-session-store.ts'
import { useNavigation } from '../../stores/navigation-store.ts'

export function LiveBanner() {
  const session = useLiveSession((state) => state.session)
  const { view, previous, go } = useNavigation()
  const projects = useLibrary((state) => state.projects)
  const shown = view.screen === 'settings' ? previous : view
  if (session === null || (shown.screen === 'interview' && shown.sessionId === session.id)) return null
  const title = session.projectId === null ? null : titleOf(projects, session.projectId)
  return (
    <aside
      aria-label="Open interview"
      className="flex shrink-0 items-center gap-3 border-t border-line bg-accent-soft px-5 py-2.5"
    >
      <span aria-hidden className="size-2 rounded-full bg-accent" />
      <p className="min-w-0 flex-1 truncate">
        {title === null ? 'An interview is open.' : `The interview for “${title}” is open.`}
      </p>
      <Button
        size="sm"
        onClick={() => go({ screen: 'interview', sessionId: session.id, projectId: session.projectId })}
      >
        Back to the interview
      </Button>
    </aside>
  )
}
