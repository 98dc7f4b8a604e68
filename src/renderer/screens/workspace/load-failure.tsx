// In place of something that could not be fetched: why, and a way to try again. Empty while it is still on its way.
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'

export function LoadFailure({
  failure,
  onRetry,
}: {
  failure: string | null
  onRetry: () => void
}): ReactNode {
  if (failure === null) return null
  return (
    <div className="p-4">
      <Notice tone="problem">
        {failure}{' '}
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      </Notice>
    </div>
  )
}
