// The author's own key: typed, shown on request, forgotten on request, never read back.
import { useState } from 'react'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useSettings } from '../../stores/settings-store.ts'
import { showProblem, showToast } from '../../stores/toasts-store.ts'
import { formOf, inputOf, keyPlace, type SettingsForm } from './settings-form.ts'

interface KeyFieldProps {
  form: SettingsForm
  stored: SettingsView
  error: string | null
  onChange: (part: Partial<SettingsForm>) => void
}

export function KeyField({ form, stored, error, onChange }: KeyFieldProps) {
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
