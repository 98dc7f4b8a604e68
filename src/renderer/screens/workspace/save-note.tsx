// Whether what is on the page is also on the disk.
import type { ReactNode } from 'react'
import { assertNever } from '../../../shared/errors.ts'
import { useDocument } from '../../stores/document-store.ts'

export function SaveNote(): ReactNode {
  const save = useDocument((state) => state.save)
  switch (save.kind) {
    case 'saved':
      return <span className="shrink-0 text-xs text-soft">Saved</span>
    case 'saving':
      return <span className="shrink-0 text-xs text-soft">Saving…</span>
    case 'failed':
      return (
        <span role="alert" className="min-w-0 truncate text-xs font-medium text-live" title={save.reason}>
          Not saved: {save.reason}
        </span>
      )
    default:
      return assertNever(save)
  }
}
