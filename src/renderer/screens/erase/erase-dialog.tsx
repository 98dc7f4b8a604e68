// Deletes a project with everything, for good: says what goes, asks for its title, and shows what was found afterwards.
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import type { DeletionView, EraseReport } from '../../../shared/ipc/erase-views.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { RadioCards } from '../../components/radio-cards.tsx'
import { openOverlay } from '../../stores/overlay-store.ts'
import { ReadingProgress } from '../import/reading-progress.tsx'
import { copiesWords, furtherWords, goingLines, proofWords } from './erase-words.ts'
import { useErase } from './use-erase.ts'

interface EraseDialogProps {
  projectId: string
  title: string
  onClose: () => void
}

type Copies = 'take out' | 'keep'

export function EraseDialog({ projectId, title, onClose }: EraseDialogProps) {
  const { step, erase } = useErase(projectId)
  const [typed, setTyped] = useState('')
  const [copies, setCopies] = useState<Copies>('take out')
  const isDone = step.step === 'done'
  const isNamed = typed.trim().toLowerCase() === title.trim().toLowerCase()
  return (
    <Dialog
      open
      onOpenChange={onClose}
      busy={step.step === 'erasing'}
      title={isDone ? `“${title}” is deleted` : `Delete “${title}” for good?`}
      description={isDone ? undefined : 'It cannot be brought back afterwards.'}
      footer={
        isDone || step.step === 'failed' ? (
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        ) : (
          <>
            <Button
              className="mr-auto"
              disabled={step.step !== 'asking'}
              onClick={() => openOverlay({ kind: 'export-projects', projectId, form: 'folder' })}
            >
              Export it first
            </Button>
            <Button disabled={step.step === 'erasing'} onClick={onClose}>
              Cancel
            </Button>
            <Button
              variant="danger"
              disabled={step.step !== 'asking' || !isNamed}
              onClick={() => void erase(typed, copies === 'take out')}
            >
              Delete for good
            </Button>
          </>
        )
      }
    >
      {step.step === 'looking' ? <ReadingProgress label="Looking at what would go" fraction={null} /> : null}
      {step.step === 'erasing' ? (
        <ReadingProgress label="Deleting, and looking for what is left" fraction={null} />
      ) : null}
      {step.step === 'failed' ? <Notice tone="problem">{step.message}</Notice> : null}
      {step.step === 'asking' ? <Asking {...{ ...step, title, typed, setTyped, copies, setCopies }} /> : null}
      {step.step === 'done' ? <Proof report={step.report} /> : null}
    </Dialog>
  )
}

interface AskingProps {
  view: DeletionView
  failure: string | null
  title: string
  typed: string
  setTyped: (typed: string) => void
  copies: Copies
  setCopies: (copies: Copies) => void
}

function Asking({ view, failure, title, typed, setTyped, copies, setCopies }: AskingProps) {
  const held = copiesWords(view)
  return (
    <div className="flex flex-col gap-5">
      {failure === null ? null : <Notice tone="problem">{failure}</Notice>}
      <ul aria-label="What goes" className="list-disc pl-5">
        {goingLines(view).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {held === null ? null : (
        <RadioCards
          legend={held}
          className="sm:grid-cols-2"
          value={copies}
          onChange={setCopies}
          options={[
            {
              value: 'take out',
              label: 'Take it out of them',
              description:
                'Other projects stay in them.' +
                (view.damagedCopies > 0 ? ' Damaged databases are removed.' : ''),
            },
            { value: 'keep', label: 'Leave them', description: 'It could be restored from there.' },
          ]}
        />
      )}
      <Field label={`Type its title to delete it: ${title}`} value={typed} onChange={setTyped} />
    </div>
  )
}

function Proof({ report }: { report: EraseReport }) {
  const isClean = report.found.length === 0
  return (
    <div className="flex flex-col gap-4">
      {isClean ? (
        <p className="flex gap-3">
          <CircleCheck size={20} aria-hidden className="mt-0.5 shrink-0 text-good" />
          <span>{proofWords(report)}</span>
        </p>
      ) : (
        <Notice tone="warn">
          <p>{proofWords(report)}</p>
          <ul aria-label="Files that still hold some" className="mt-2 flex flex-col gap-1 font-mono text-sm">
            {report.found.map(({ file }) => (
              <li key={file} className="break-all">
                {file}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {furtherWords(report).map((line) => (
        <p key={line} className="text-sm text-soft">
          {line}
        </p>
      ))}
    </div>
  )
}
