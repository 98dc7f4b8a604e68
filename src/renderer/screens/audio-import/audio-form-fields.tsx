// The questions that the files leave to the author: where the recording goes, and who speaks.
import type { ContentType } from '../../../shared/project/project.ts'
import { Field, SelectField } from '../../components/field.tsx'
import type { FieldErrors } from '../../components/field-errors.ts'
import { Segmented } from '../../components/radio-cards.tsx'
import { useLibrary } from '../../stores/library-store.ts'
import { NEW_PROJECT, type AudioForm } from './audio-form.ts'

interface AudioFormFieldsProps {
  form: AudioForm
  errors: FieldErrors
  onChange: (form: AudioForm) => void
}

export function AudioFormFields({ form, errors, onChange }: AudioFormFieldsProps) {
  const { projects, templates } = useLibrary()
  const open = (projects ?? []).filter(({ status, id }) => status !== 'archived' || id === form.target)
  return (
    <div className="flex flex-col gap-4">
      <SelectField
        label="Where does it go?"
        value={form.target}
        onChange={(target) => onChange({ ...form, target })}
        options={[
          { value: NEW_PROJECT, label: 'A new project' },
          ...open.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      {form.target !== NEW_PROJECT ? null : (
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
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <Segmented
          legend="Who speaks?"
          value={form.speaks}
          onChange={(speaks) => onChange({ ...form, speaks })}
          options={[
            { value: 'author', label: 'The author' },
            { value: 'other', label: 'Someone else' },
          ]}
        />
        {form.speaks === 'author' ? null : (
          <Field
            className="min-w-48 flex-1"
            label="Their name"
            value={form.speaker}
            maxLength={200}
            onChange={(speaker) => onChange({ ...form, speaker })}
          />
        )}
      </div>
      <p className="-mt-1 text-sm text-soft">
        The author’s words become the manuscript; everyone’s stay in the transcript. Who said which turn can
        be changed there later.
      </p>
    </div>
  )
}
