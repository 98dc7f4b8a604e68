// After Stop: how long it is, where it is kept, and what happens next.
import type { ReactNode } from 'react'
import type { SpokenSummary } from '../../../shared/ipc/spoken-views.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { go } from '../../stores/navigation-store.ts'
import { countLabel } from '../library/library-view.ts'
import { elapsedWords } from '../workspace/time-words.ts'
import { nextWords } from './recording-words.ts'

interface RecordingSummaryProps {
  summary: SpokenSummary
  onLeave: () => void
}

export function RecordingSummaryDialog({ summary, onLeave }: RecordingSummaryProps): ReactNode {
  const { kind, recordedMs, projectId, wordsToCome } = summary
  return (
    <Dialog
      open
      size="sm"
      title={kind === 'guided' ? 'Interview kept' : 'Recording kept'}
      description={`${elapsedWords(recordedMs)} of recording are on this computer, and nowhere else.`}
      onOpenChange={onLeave}
      footer={
        <>
          {wordsToCome === 'no_model' ? (
            <Button
              onClick={() => {
                onLeave()
                go({ screen: 'settings' })
              }}
            >
              Get a model
            </Button>
          ) : null}
          <Button variant="primary" autoFocus onClick={onLeave}>
            {projectId === null ? 'Library' : 'Open the document'}
          </Button>
        </>
      }
    >
      <Figures summary={summary} />
      <p className="mt-5 text-pretty">{nextWords(summary)}</p>
      <p className="mt-3 text-sm text-soft">
        Kept in <span className="break-all text-ink">{summary.folder}</span>
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

function Figures({ summary }: { summary: SpokenSummary }): ReactNode {
  const { words, soundOnly, markers, notes, todos, kind } = summary
  const figures: [value: string, label: string][] = []
  if (words > 0 || soundOnly === 0) figures.push([countLabel(words, 'word'), 'of yours'])
  if (soundOnly > 0) figures.push([countLabel(soundOnly, 'passage'), 'as sound only'])
  figures.push([countLabel(markers, 'mark'), 'set'])
  if (kind === 'guided') figures.push([countLabel(notes + todos, 'note'), 'taken'])
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
      {figures.map(([value, label]) => (
        <div key={label} className="flex flex-col-reverse border-l-2 border-line pl-3">
          <dt className="text-sm text-soft">{label}</dt>
          <dd className="title text-lg">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
