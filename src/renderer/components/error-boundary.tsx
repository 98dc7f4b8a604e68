// When drawing a screen fails: words and a way on, instead of an empty window.
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'

interface Props {
  children: ReactNode
  /** A way out beside "Try again"; absent = reload the window. */
  onLeave?: () => void
  leaveLabel?: string
}

export class ErrorBoundary extends Component<Props, { failure: Error | null }> {
  override state: { failure: Error | null } = { failure: null }

  static getDerivedStateFromError(error: unknown): { failure: Error } {
    return { failure: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    // Main keeps what the page reports in its log.
    reportError(
      new Error(`A screen failed: ${error.message}\n${info.componentStack ?? ''}`, { cause: error }),
    )
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (failure === null) return this.props.children
    const { onLeave, leaveLabel = 'Library' } = this.props
    return (
      <div role="alert" className="h-full overflow-auto">
        <EmptyState
          title="This part of the studio stopped"
          actions={
            <>
              <Button
                onClick={() => {
                  if (onLeave === undefined) location.reload()
                  this.setState({ failure: null })
                  onLeave?.()
                }}
              >
                {onLeave === undefined ? 'Reload the window' : leaveLabel}
              </Button>
              <Button variant="primary" onClick={() => this.setState({ failure: null })}>
                Try again
              </Button>
            </>
          }
        >
          <p>
            Your projects are safe: everything is kept on this computer as it happens. Try again, and if it
            stops once more, go back and open it anew.
          </p>
          <p className="mt-3 font-mono text-xs break-words">{failure.message}</p>
        </EmptyState>
      </div>
    )
  }
}
