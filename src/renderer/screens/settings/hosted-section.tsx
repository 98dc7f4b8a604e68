// The author's own key, the server it belongs to, and the models asked there.
import { useState } from 'react'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import type { FieldErrors } from '../../components/field-errors.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { showProblem, showToast } from '../../stores/toasts-store.ts'
import { Section } from './section.tsx'
import { formOf, inputOf, keyPlace, willForgetKey, type SettingsForm } from './settings-form.ts'

interface HostedSectionProps {
  form: SettingsForm
  stored: SettingsView
  errors: FieldErrors
  onChange: (part: Partial<SettingsForm>) => void
}

export function HostedSection({ form, stored, errors, onChange }: HostedSectionProps) {
  const at = (name: keyof SettingsForm): string | null => errors.fields[name] ?? null
  return (
    <Section
      title="Hosted models"
      about="Optional. With a key of your own the studio can speak with you and draft with a hosted model. Only then does anything leave this computer."
    >
      <KeyField form={form} stored={stored} error={at('apiKey')} onChange={onChange} />
      <Field
        label="Base URL"
        type="url"
        value={form.baseUrl}
        onChange={(baseUrl) => onChange({ baseUrl })}
        error={at('baseUrl')}
        hint={
          willForgetKey(form, stored)
            ? 'A key belongs to one server: saving another address forgets the present key, unless you type one.'
            : 'The only address your words are sent to. A server on this computer works too.'
        }
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Realtime model"
          value={form.realtimeModel}
          onChange={(realtimeModel) => onChange({ realtimeModel })}
          error={at('realtimeModel')}
          hint="Speaks and listens."
        />
        <Field
          label="Drafting model"
          value={form.draftingModel}
          onChange={(draftingModel) => onChange({ draftingModel })}
          error={at('draftingModel')}
          hint="Writes drafts from the talk."
        />
      </div>
    </Section>
  )
}

interface KeyFieldProps {
  form: SettingsForm
  stored: SettingsView
  error: string | null
  onChange: (part: Partial<SettingsForm>) => void
}

function KeyField({ form, stored, error, onChange }: KeyFieldProps) {
  const [shown, setShown] = useState(false)
  const save = useSettings((state) => state.save)
  const forget = async (): Promise<void> => {
    try {
      await save({ ...inputOf(formOf(stored)), apiKey: null })
      onChange({ apiKey: '' })
      showToast({ title: 'The key is forgotten', tone: 'good' })
    } catch (failure) {
      showProblem('The key is still there', failure)
    }
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <Field
        className="w-full"
        label="API key"
        type={shown ? 'text' : 'password'}
        value={form.apiKey}
        onChange={(apiKey) => onChange({ apiKey })}
        placeholder={stored.hasApiKey ? '••••••••••••••••' : 'sk-…'}
        error={error}
        hint={keyPlace(stored.keyStorage)}
        trailing={
          form.apiKey === '' ? undefined : (
            <Button size="sm" variant="ghost" aria-pressed={shown} onClick={() => setShown(!shown)}>
              {shown ? 'Hide' : 'Show'}
            </Button>
          )
        }
      />
      {stored.hasApiKey ? (
        <Button size="sm" onClick={() => void forget()}>
          Forget this key
        </Button>
      ) : null}
    </div>
  )
}
