// After Stop: what was captured, and the way to the document.
import type { ReactNode } from 'react'
import type { InterviewSummary } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { go } from '../../stores/navigation-store.ts'
import { countLabel } from '../library/library-view.ts'

export function SummaryDialog({ summary }: { summary: InterviewSummary }): ReactNode {
  const { projectId } = summary
  const leave = () => go(projectId === null ? { screen: 'library' } : { screen: 'project', projectId })
  const captured = [
    countLabel(summary.items, 'line'),
    `${countLabel(summary.words, 'word')} of yours`,
    countLabel(summary.notes, 'note'),
    countLabel(summary.todos, 'to-do'),
  ]
  return (
    <Dialog
      open
      size="sm"
      title="Interview kept"
      onOpenChange={leave}
      footer={
        <Button variant="primary" autoFocus onClick={leave}>
          {projectId === null ? 'Library' : 'Open the document'}
        </Button>
      }
    >
      <ul className="flex flex-col gap-1 text-md">
        {captured.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="mt-3 text-soft">
        {summary.draftJobId === null
          ? 'No draft was asked for. “Update draft” makes one whenever you like.'
          : 'A draft is being made from what you said. It appears in the document by itself.'}
      </p>
      {summary.replayMatches ? null : (
        <div className="mt-4">
          <Notice tone="warn">
            What is kept differs from what this screen showed. What is kept counts; the difference is in the
            log.
          </Notice>
        </div>
      )}
    </Dialog>
  )
}
