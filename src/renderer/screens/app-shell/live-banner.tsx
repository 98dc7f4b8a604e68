// An interview goes on, or rests, although another screen is in front: one click leads back.
import type { ReactNode } from 'react'
import type { Session } from '../../../shared/session/session.ts'
import { Button } from '../../components/button.tsx'
import { useLibrary, titleOf } from '../../stores/library-store.ts'
import { useLiveSession } from '../../stores/live-session-store.ts'
import { useNavigation, type View } from '../../stores/navigation-store.ts'
import { useVoice } from '../../stores/voice-store.ts'
import { RecoveredBanner } from '../voice/recovered-banner.tsx'
import { Standing } from '../voice/voice-bar.tsx'

export function LiveBanner() {
  const live = useLiveSession(({ session }) => (session?.kind === 'voice' ? null : session))
  const { session, phase } = useVoice()
  const { view, previous } = useNavigation()
  const shown = view.screen === 'settings' ? previous : view
  const voice = phase === 'ended' || (phase === 'paused' && live !== null) ? null : session
  if (voice !== null) {
    if (shown.screen === 'voice') return null
    return (
      <Banner session={voice} to={{ screen: 'voice', projectId: voice.projectId }}>
        <Standing />
      </Banner>
    )
  }
  if (live !== null) {
    if (shown.screen === 'interview' && shown.sessionId === live.id) return null
    return (
      <Banner session={live} to={{ screen: 'interview', sessionId: live.id, projectId: live.projectId }} />
    )
  }
  return shown.screen === 'library' ? <RecoveredBanner /> : null
}

function Banner({ session, to, children }: { session: Session; to: View; children?: ReactNode }) {
  const go = useNavigation((state) => state.go)
  const projects = useLibrary((state) => state.projects)
  const paused = useVoice((state) => state.session?.id === session.id && state.phase === 'paused')
  const title = session.projectId === null ? null : titleOf(projects, session.projectId)
  const state = paused ? 'is paused' : 'is open'
  return (
    <aside
      aria-label="Open interview"
      className="flex shrink-0 items-center gap-3 border-t border-line bg-accent-soft px-5 py-2.5"
    >
      <span
        aria-hidden
        className={`size-2 rounded-full ${session.kind === 'voice' && !paused ? 'animate-pulse bg-live' : 'bg-accent'}`}
      />
      <div className="flex min-w-0 flex-1 items-center gap-4">
        <p className="truncate">
          {title === null ? `An interview ${state}.` : `The interview for “${title}” ${state}.`}
        </p>
        {children}
      </div>
      <Button size="sm" onClick={() => go(to)}>
        Back to the interview
      </Button>
    </aside>
  )
}
