// The kinds of writing, each with what its template brings.
import type { ContentType } from '../../../shared/project/project.ts'
import { RadioCards } from '../../components/radio-cards.tsx'
import { useLibrary } from '../../stores/library-store.ts'
import { contentTypeLabels } from '../library/library-view.ts'

interface TemplatePickerProps {
  value: ContentType
  onChange: (contentType: ContentType) => void
}

export function TemplatePicker({ value, onChange }: TemplatePickerProps) {
  const templates = useLibrary((state) => state.templates)
  const chosen = templates.find((template) => template.contentType === value)
  return (
    <div>
      <RadioCards
        legend="What will it be?"
        className="grid-cols-2 md:grid-cols-4"
        value={value}
        onChange={onChange}
        options={templates.map(({ contentType, label }) => ({
          value: contentType,
          label: label === '' ? contentTypeLabels[contentType] : label,
        }))}
      />
      {chosen === undefined ? null : (
        <div aria-live="polite" className="mt-3 rounded-lg bg-desk px-4 py-3 text-sm">
          <p className="text-ink">{chosen.description}</p>
          <p className="mt-1 text-soft">
            About {chosen.targetWords.toLocaleString('en-GB')} words: {chosen.sections.join(' · ')}
          </p>
        </div>
      )}
    </div>
  )
}
