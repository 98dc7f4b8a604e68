// After Stop: what was captured, what it used, and the way to the document.
import type { ReactNode } from 'react'
import type { VoiceSummary } from '../../../shared/ipc/voice-views.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { countLabel } from '../library/library-view.ts'
import { elapsedWords } from '../workspace/time-words.ts'
import { costWords, cutInWords } from './usage-words.ts'

interface VoiceSummaryProps {
  summary: VoiceSummary
  onLeave: () => void
}

export function VoiceSummaryDialog({ summary, onLeave }: VoiceSummaryProps): ReactNode {
  return (
    <Dialog
      open
      size="sm"
      title="Interview kept"
      description={`${elapsedWords(summary.recordedMs)} of recording, and every line of it, are on this computer.`}
      onOpenChange={onLeave}
      footer={
        <Button variant="primary" autoFocus onClick={onLeave}>
          {summary.projectId === null ? 'Library' : 'Open the document'}
        </Button>
      }
    >
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
        <Figure value={countLabel(summary.items, 'line')} label="said" />
        <Figure value={countLabel(summary.words, 'word')} label="of yours" />
        <Figure value={countLabel(summary.notes, 'note')} label="taken" />
        <Figure value={countLabel(summary.todos, 'to-do')} label="for later" />
      </dl>
      <p className="mt-5 text-pretty">
        {summary.draftJobId === null
          ? 'No draft was asked for. “Update draft” makes one whenever you like.'
          : 'A draft is being made from what you said. It appears in the document by itself.'}
      </p>
      <p className="mt-2 text-sm text-soft">{serviceWords(summary)}</p>
      <Warnings summary={summary} />
    </Dialog>
  )
}

function Figure({ value, label }: { value: string; label: string }): ReactNode {
  return (
    <div className="flex flex-col-reverse border-l-2 border-line pl-3">
      <dt className="text-sm text-soft">{label}</dt>
      <dd className="title text-lg">{value}</dd>
    </div>
  )
}

function serviceWords({ usage, interruptions }: VoiceSummary): string {
  const cutIn = interruptions === 0 ? 'never cut in on you' : `cut in on you ${cutInWords(interruptions)}`
  return `Estimated cost: ${costWords(usage)}. The interviewer ${cutIn}.`
}

function Warnings({ summary }: { summary: VoiceSummary }): ReactNode {
  const { audioOnlyItems, replayMatches } = summary
  if (audioOnlyItems === 0 && replayMatches) return null
  return (
    <div className="mt-4 flex flex-col gap-3">
      {audioOnlyItems === 0 ? null : (
        <Notice>
          {countLabel(audioOnlyItems, 'passage')} could not be put into words and{' '}
          {audioOnlyItems === 1 ? 'is' : 'are'} kept as sound only. Play{' '}
          {audioOnlyItems === 1 ? 'it' : 'them'} from the transcript.
        </Notice>
      )}
      {replayMatches ? null : (
        <Notice tone="warn">
          What is kept differs from what this screen showed. What is kept counts; the difference is in the
          log.
        </Notice>
      )}
    </div>
  )
}
