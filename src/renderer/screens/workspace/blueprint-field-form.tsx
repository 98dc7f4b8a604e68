// Editing one field of the blueprint; voice guardrails have three parts.
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import {
  MAX_FIELD_LENGTH,
  type BlueprintField,
  type VoiceGuardrails,
} from '../../../shared/blueprint/blueprint.ts'
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
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
    if (event.key === 'Escape') onClose()
  }
  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {guardrails ? (
        <GuardrailParts parts={parts} onChange={setParts} error={error} onKeyDown={onKey} />
      ) : (
        <TextArea
          label={blueprintFieldLabels[field]}
          hideLabel
          value={text}
          onChange={setText}
          maxLength={MAX_FIELD_LENGTH}
          error={error}
          autoFocus
          onKeyDown={onKey}
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

interface PartsProps {
  parts: VoiceGuardrails
  onChange: (parts: VoiceGuardrails) => void
  error: string | null
  onKeyDown: (event: KeyboardEvent) => void
}

const partLabels = { tone: 'Tone', structure: 'Structure', content: 'Content' } as const

function GuardrailParts({ parts, onChange, error, onKeyDown }: PartsProps): ReactNode {
  return (['tone', 'structure', 'content'] as const).map((part) => (
    <TextArea
      key={part}
      rows={2}
      label={partLabels[part]}
      value={parts[part]}
      onChange={(next) => onChange({ ...parts, [part]: next })}
      maxLength={4000}
      autoFocus={part === 'tone'}
      error={part === 'tone' ? error : null}
      onKeyDown={onKeyDown}
    />
  ))
}
