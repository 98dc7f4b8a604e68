// “Copy diagnostics”: shown whole before it is copied. Nothing is sent anywhere.
import type { ReactNode } from 'react'
import { request } from '../../bridge/client.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useAsked } from './use-asked.ts'

const ask = () => request('app.diagnostics', {})

export function DiagnosticsDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const answer = useAsked(open, 'The diagnostics could not be put together', ask)
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      size="lg"
      title="Diagnostics"
      description={
        'For a report of a bug: versions, sizes, counts and states. No title, no word of yours, no name of a file or a host, ' +
        'and no key is in it. Read it, copy it, and send it only if you like; the studio sends nothing.'
      }
      footer={answer === null ? undefined : <CopyButton text={answer.text} label="Copy the diagnostics" />}
    >
      <pre
        tabIndex={0}
        role="region"
        aria-label="What is copied"
        className="min-h-40 rounded-lg border border-line bg-desk px-3.5 py-3 font-mono text-sm break-words whitespace-pre-wrap"
      >
        {answer?.text}
      </pre>
    </Dialog>
  )
}
