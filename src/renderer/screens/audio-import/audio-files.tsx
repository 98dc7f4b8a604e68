// The chosen files in the order in which they are joined.
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { IconButton } from '../../components/button.tsx'
import { sizeLabel } from '../settings/settings-form.ts'
import { elapsedWords } from '../workspace/time-words.ts'
import { withMoved, type AudioForm, type FormFile } from './audio-form.ts'

interface AudioFilesProps {
  form: AudioForm
  onChange: (form: AudioForm) => void
  onRemove: (fileId: string) => void
}

export function AudioFiles({ form, onChange, onRemove }: AudioFilesProps) {
  const { files } = form
  return (
    <ol
      aria-label="Files, in this order"
      className="max-h-64 divide-y divide-line overflow-y-auto rounded-lg border border-line"
    >
      {files.map((file, index) => (
        <li key={file.fileId} className="flex items-center gap-2 py-2 pr-2 pl-3.5">
          <span className="w-6 shrink-0 text-sm text-soft tabular-nums">{index + 1}.</span>
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium" title={file.name}>
              {file.name}
            </p>
            {file.problem === null ? (
              <p className="text-sm text-soft">{factsOf(file)}</p>
            ) : (
              <p className="text-sm text-live">{file.problem}</p>
            )}
          </div>
          <IconButton
            size="sm"
            label={`Move ${file.name} up`}
            icon={<ArrowUp size={15} aria-hidden />}
            disabled={index === 0}
            onClick={() => onChange(withMoved(form, file.fileId, -1))}
          />
          <IconButton
            size="sm"
            label={`Move ${file.name} down`}
            icon={<ArrowDown size={15} aria-hidden />}
            disabled={index === files.length - 1}
            onClick={() => onChange(withMoved(form, file.fileId, 1))}
          />
          <IconButton
            size="sm"
            label={`Leave ${file.name} out`}
            icon={<X size={15} aria-hidden />}
            onClick={() => onRemove(file.fileId)}
          />
        </li>
      ))}
    </ol>
  )
}

function factsOf({ durationMs, bytes }: FormFile): string {
  if (durationMs === 'reading') return `Looking into it… · ${sizeLabel(bytes)}`
  return `${durationMs === null ? 'Length not known' : elapsedWords(durationMs)} · ${sizeLabel(bytes)}`
}
