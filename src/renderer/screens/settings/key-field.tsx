// A key of the author's own: typed, shown on request, forgotten on request, never read back.
import { useState } from 'react'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useSettings } from '../../stores/settings-store.ts'
import { showProblem, showToast } from '../../stores/toasts-store.ts'
import { formOf, inputOf, type SettingsForm } from './settings-form.ts'

interface KeyFieldProps {
  /** Which of the two. */
  name: 'apiKey' | 'serverKey'
  label: string
  placeholder?: string
  hint: string
  form: SettingsForm
  stored: SettingsView
  error: string | null
  onChange: (part: Partial<SettingsForm>) => void
}

export function KeyField({
  name,
  label,
  placeholder = '',
  hint,
  form,
  stored,
  error,
  onChange,
}: KeyFieldProps) {
  const kept = name === 'apiKey' ? stored.hasApiKey : stored.hasServerKey
  const [shown, setShown] = useState(false)
  const save = useSettings((state) => state.save)
  const forget = async (): Promise<void> => {
    try {
      await save({ ...inputOf(formOf(stored)), [name]: null })
      onChange({ [name]: '' })
      showToast({ title: 'The key is forgotten', tone: 'good' })
    } catch (failure) {
      showProblem('The key is still there', failure)
    }
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <Field
        className="w-full"
        label={label}
        type={shown ? 'text' : 'password'}
        value={form[name]}
        onChange={(key) => onChange({ [name]: key })}
        placeholder={kept ? '••••••••••••••••' : placeholder}
        error={error}
        hint={hint}
        trailing={
          form[name] === '' ? undefined : (
            <Button size="sm" variant="ghost" aria-pressed={shown} onClick={() => setShown(!shown)}>
              {shown ? 'Hide' : 'Show'}
            </Button>
          )
        }
      />
      {kept ? (
        <Button size="sm" onClick={() => void forget()}>
          Forget this key
        </Button>
      ) : null}
    </div>
  )
}
