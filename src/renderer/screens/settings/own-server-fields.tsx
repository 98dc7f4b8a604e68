// The author's own drafting server: its address, its model, and a key where it asks for one.
import type { SettingsView } from '../../../shared/ipc/views.ts'
import type { FieldErrors } from '../../components/field-errors.ts'
import { Field } from '../../components/field.tsx'
import { willForgetServerKey } from './drafting-form.ts'
import { KeyField } from './key-field.tsx'
import type { SettingsForm } from './settings-form.ts'

export interface DraftingPartProps {
  form: SettingsForm
  stored: SettingsView
  errors: FieldErrors
  onChange: (part: Partial<SettingsForm>) => void
}

export function OwnServerFields({ form, stored, errors, onChange }: DraftingPartProps) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Server address"
          type="url"
          value={form.serverUrl}
          onChange={(serverUrl) => onChange({ serverUrl })}
          maxLength={500}
          error={errors.fields['serverUrl'] ?? null}
          hint={
            willForgetServerKey(form, stored)
              ? 'A key belongs to one server: saving another address forgets the present key, unless you type one.'
              : 'Ends with /v1 as a rule: Ollama at port 11434, LM Studio at 1234, llama.cpp at 8080.'
          }
        />
        <Field
          label="Model"
          value={form.serverModel}
          onChange={(serverModel) => onChange({ serverModel })}
          placeholder="llama3.1:8b"
          maxLength={100}
          error={errors.fields['serverModel'] ?? null}
          hint="As the server calls it; “ollama list” shows yours."
        />
      </div>
      <KeyField
        name="serverKey"
        label="Key (optional)"
        hint="Most servers on this computer need none. It is kept like the key above, and sent to this server only."
        form={form}
        stored={stored}
        error={errors.fields['serverKey'] ?? null}
        onChange={onChange}
      />
    </>
  )
}
