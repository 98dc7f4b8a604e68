// Editing one field of the blueprint; voice guardrails have three parts.
import { useState, type ReactNode } from 'react'
import { MAX_FIELD_LENGTH, type BlueprintField } from '../../../shared/blueprint/blueprint.ts'
import { readGuardrails } from '../../../shared/blueprint/field-value.ts'
import { blueprintFieldLabels } from '../../../shared/blueprint/view.ts'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { setBlueprintField } from '../../stores/blueprint-store.ts'
import { messageOf } from '../../stores/projection.ts'

interface FormProps {
  projectId: string
  field: BlueprintField
  value: string
  onClose: () => void
}

export function BlueprintFieldForm({ projectId, field, value, onClose }: FormProps): ReactNode {
  const guardrails = field === 'voiceGuardrails'
  const [text, setText] = useState(value)
  const [parts, setParts] = useState(() => readGuardrails(value))
  const [error, setError] = useState<string | null>(null)
  const save = async () => {
    try {
      await setBlueprintField(projectId, field, guardrails ? JSON.stringify(parts) : text)
      onClose()
    } catch (failure) {
      setError(messageOf(failure))
    }
  }
  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        if (event.key === 'Escape') onClose()
      }}
    >
      {guardrails ? (
        (['tone', 'structure', 'content'] as const).map((part, index) => (
          <TextArea
            key={part}
            rows={2}
            label={part[0]?.toUpperCase() + part.slice(1)}
            value={parts[part]}
            onChange={(next) => setParts({ ...parts, [part]: next })}
            maxLength={4000}
            autoFocus={index === 0}
            error={index === 0 ? error : null}
          />
        ))
      ) : (
        <TextArea
          label={blueprintFieldLabels[field]}
          hideLabel
          value={text}
          onChange={setText}
          maxLength={MAX_FIELD_LENGTH}
          error={error}
          autoFocus
        />
      )}
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={onClose}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit">
          Save
        </Button>
      </div>
    </form>
  )
}
