// An interview goes on, or rests, although another screen is in front: one click leads back.
import type { ReactNode } from 'react'
import type { Session } from '../../../shared/session/session.ts'
import { Button } from '../../components/button.tsx'
import { useLibrary, titleOf } from '../../stores/library-store.ts'
import { useLiveSession } from '../../stores/live-session-store.ts'
import { useNavigation, type View } from '../../stores/navigation-store.ts'
import { useSpoken } from '../../stores/spoken-store.ts'
import { useVoice } from '../../stores/voice-store.ts'
import { SpokenStanding } from '../recording/recording-bar.tsx'
import { RecoveredBanner } from '../voice/recovered-banner.tsx'
import { Standing } from '../voice/voice-bar.tsx'

export function LiveBanner() {
  const { session, phase } = useVoice()
  const spoken = useSpoken()
  const live = useLiveSession(({ session: one }) =>
    one === null || one.kind === 'voice' || one.id === spoken.session?.id ? null : one,
  )
  const { view, previous } = useNavigation()
  const shown = view.screen === 'settings' ? previous : view
  const voice = phase === 'ended' || (phase === 'paused' && live !== null) ? null : session
  if (voice !== null) {
    if (shown.screen === 'voice') return null
    return (
      <Banner
        session={voice}
        paused={phase === 'paused'}
        to={{ screen: 'voice', projectId: voice.projectId }}
      >
        <Standing />
      </Banner>
    )
  }
  if (spoken.session !== null && spoken.phase !== 'ended' && !(spoken.phase === 'paused' && live !== null)) {
    if (shown.screen === 'recording') return null
    return (
      <Banner
        session={spoken.session}
        paused={spoken.phase === 'paused'}
        to={{ screen: 'recording', projectId: spoken.session.projectId }}
      >
        <SpokenStanding short />
      </Banner>
    )
  }
  if (live !== null) {
    if (shown.screen === 'interview' && shown.sessionId === live.id) return null
    return (
      <Banner
        session={live}
        paused={null}
        to={{ screen: 'interview', sessionId: live.id, projectId: live.projectId }}
      />
    )
  }
  return shown.screen === 'library' ? <RecoveredBanner /> : null
}

interface BannerProps {
  session: Session
  /** null = it is typed. */
  paused: boolean | null
  to: View
  children?: ReactNode
}

function Banner({ session, paused, to, children }: BannerProps) {
  const go = useNavigation((state) => state.go)
  const projects = useLibrary((state) => state.projects)
  const title = session.projectId === null ? null : titleOf(projects, session.projectId)
  const state = paused === true ? 'is paused' : 'is open'
  const what = session.kind === 'recording' ? 'recording' : 'interview'
  return (
    <aside
      aria-label="Open interview"
      className="flex shrink-0 items-center gap-3 border-t border-line bg-accent-soft px-5 py-2.5"
    >
      <span
        aria-hidden
        className={`size-2 rounded-full ${paused === false ? 'animate-pulse bg-live' : 'bg-accent'}`}
      />
      <div className="flex min-w-0 flex-1 items-center gap-4">
        <p className="truncate">
          {title === null
            ? `${what === 'interview' ? 'An' : 'A'} ${what} ${state}.`
            : `The ${what} for “${title}” ${state}.`}
        </p>
        {children}
      </div>
      <Button size="sm" onClick={() => go(to)}>
        Back to the {what}
      </Button>
    </aside>
  )
}
