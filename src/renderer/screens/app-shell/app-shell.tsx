// The window: header, one screen, dialogs above it, messages at its edge.
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { lazy, Suspense, useEffect } from 'react'
import { useCommandKeys } from '../../commands/keys.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorBoundary } from '../../components/error-boundary.tsx'
import { Toaster } from '../../components/toast.tsx'
import { cspNonce } from '../../editor/csp-nonce.ts'
import { useConnection } from '../../stores/connection-store.ts'
import { useNavigation } from '../../stores/navigation-store.ts'
import { CurrentScreen } from './current-screen.tsx'
import { followMain, followOpenStudio } from './follow-main.ts'
import { Header } from './header.tsx'
import { LiveBanner } from './live-banner.tsx'
import { Overlays } from './overlays.tsx'
import { useScreenFocus } from './screen-focus.ts'
import { useShellCommands } from './shell-commands.ts'

const RecoveryScreen = lazy(() =>
  import('../recovery/recovery-screen.tsx').then((module) => ({ default: module.RecoveryScreen })),
)

export function AppShell() {
  useEffect(followMain, [])
  return (
    <CSPProvider nonce={cspNonce()}>
      <Tooltip.Provider delay={500}>
        <Toaster>
          <ErrorBoundary>
            <Studio />
          </ErrorBoundary>
        </Toaster>
      </Tooltip.Provider>
    </CSPProvider>
  )
}

/** Nothing is asked of the store before it is known to be open and well. */
function Studio() {
  const { recovery, failure, connect } = useConnection()
  if (failure !== null) return <Unreachable message={failure} onRetry={() => void connect()} />
  if (recovery === null) return null
  if (recovery.problem !== null)
    return (
      <Suspense fallback={null}>
        <RecoveryScreen />
      </Suspense>
    )
  return <OpenStudio />
}

function OpenStudio() {
  useCommandKeys()
  useShellCommands()
  useEffect(followOpenStudio, [])
  const main = useScreenFocus()
  return (
    <div className="flex h-full flex-col">
      <Header />
      <main ref={main} tabIndex={-1} className="min-h-0 flex-1 outline-none">
        <ErrorBoundary onLeave={() => useNavigation.getState().go({ screen: 'library' })}>
          <CurrentScreen />
        </ErrorBoundary>
      </main>
      <LiveBanner />
      <Overlays />
    </div>
  )
}

function Unreachable({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <main className="flex h-full items-center" role="alert">
      <EmptyState
        title="The studio could not reach your projects"
        actions={
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
        }
      >
        {message}
      </EmptyState>
    </main>
  )
}
