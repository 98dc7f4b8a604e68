// What a salvage brought, once the studio is open again.
import type { SalvageReport } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { rescuedLines, salvageNotes } from './salvage-words.ts'

export function SalvageReportDialog({ report, onClose }: { report: SalvageReport; onClose: () => void }) {
  const notes = salvageNotes(report)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="What could be read is here"
      description="The damaged file is kept as it was, beside the new one."
      footer={
        <Button variant="primary" onClick={onClose}>
          To the library
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <ul aria-label="Read from the damaged file" className="list-disc pl-5">
          {rescuedLines(report).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {notes.length === 0 ? (
          <p className="text-soft">Everything in the file could be read.</p>
        ) : (
          <Notice tone="warn">
            <ul className="flex flex-col gap-2">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Notice>
        )}
        {report.kept === null ? null : (
          <p className="text-sm text-soft">
            The damaged file: <span className="font-mono break-all">{report.kept}</span>
          </p>
        )}
      </div>
    </Dialog>
  )
}
