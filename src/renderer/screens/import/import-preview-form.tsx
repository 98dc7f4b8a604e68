// What was found in the file, and the questions it leaves to the author.
import type { ImportPreview } from '../../../shared/ipc/views.ts'
import type { ContentType } from '../../../shared/project/project.ts'
import { Field, SelectField } from '../../components/field.tsx'
import type { FieldErrors } from '../../components/field-errors.ts'
import { Notice } from '../../components/notice.tsx'
import { RadioCards } from '../../components/radio-cards.tsx'
import { useLibrary } from '../../stores/library-store.ts'
import { countLabel } from '../library/library-view.ts'
import { formatLabels, type ImportForm } from './import-flow.ts'
import { SampleTurns } from './sample-turns.tsx'
import { SpeakerRoles } from './speaker-roles.tsx'

interface ImportPreviewFormProps {
  preview: ImportPreview
  form: ImportForm
  errors: FieldErrors
  /** Title of the project it was opened from; null = there is none. */
  currentTitle: string | null
  disabled: boolean
  onChange: (form: ImportForm) => void
}

export function ImportPreviewForm(props: ImportPreviewFormProps) {
  const { preview, form, errors, currentTitle, disabled, onChange } = props
  return (
    <fieldset disabled={disabled} className="flex min-w-0 flex-col gap-6">
      <p className="-mt-1 text-soft">
        <span className="font-medium break-all text-ink">{preview.fileName}</span>
        {` · ${formatLabels[preview.format]} · ${countLabel(preview.turns, 'turn')} · ${countLabel(preview.words, 'word')}`}
      </p>
      {errors.form === null ? null : <Notice tone="problem">{errors.form}</Notice>}
      {preview.warnings.length === 0 ? null : (
        <Notice tone="warn">
          <ul className="flex flex-col gap-1">
            {preview.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      <SpeakerRoles speakers={preview.speakers} form={form} onChange={onChange} />
      <Destination form={form} errors={errors} currentTitle={currentTitle} onChange={onChange} />
      <SampleTurns sample={preview.sample} authors={form.authors} />
    </fieldset>
  )
}

function Destination(props: Pick<ImportPreviewFormProps, 'form' | 'errors' | 'currentTitle' | 'onChange'>) {
  const { form, errors, currentTitle, onChange } = props
  const templates = useLibrary((state) => state.templates)
  return (
    <div className="flex flex-col gap-4">
      {currentTitle === null ? null : (
        <RadioCards
          legend="Where does it go?"
          className="sm:grid-cols-2"
          value={form.target}
          onChange={(target) => onChange({ ...form, target })}
          options={[
            { value: 'current', label: 'This project', description: currentTitle },
            { value: 'new', label: 'A new project', description: 'With a draft of its own' },
          ]}
        />
      )}
      {form.target === 'current' ? null : (
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
          <Field
            label="Title"
            value={form.title}
            onChange={(title) => onChange({ ...form, title })}
            error={errors.fields['title'] ?? null}
          />
          <SelectField
            label="Content type"
            value={form.contentType}
            onChange={(value) => onChange({ ...form, contentType: value as ContentType })}
            options={templates.map(({ contentType, label }) => ({ value: contentType, label }))}
          />
        </div>
      )}
    </div>
  )
}
