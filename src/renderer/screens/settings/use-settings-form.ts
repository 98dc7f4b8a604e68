// The settings while they are edited: a fresh form at each opening, the theme shown at once, errors in place.
import { useState } from 'react'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { fieldErrors, noErrors, type FieldErrors } from '../../components/field-errors.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { useTheme } from '../../stores/theme-store.ts'
import { showToast } from '../../stores/toasts-store.ts'
import { formOf, inputOf, isChanged, settingsFields, type SettingsForm } from './settings-form.ts'

export interface EditedSettings {
  form: SettingsForm
  errors: FieldErrors
  changed: boolean
  change(part: Partial<SettingsForm>): void
  /** Closes when main has kept them. */
  save(): Promise<void>
  /** Closes and forgets what was changed. */
  leave(): void
}

export function useSettingsForm(settings: SettingsView, open: boolean, onClose: () => void): EditedSettings {
  const [form, setForm] = useState<SettingsForm>(() => formOf(settings))
  const [errors, setErrors] = useState<FieldErrors>(noErrors)
  const [wasOpen, setWasOpen] = useState(open)
  const keep = useSettings((state) => state.save)
  const showTheme = useTheme((state) => state.show)
  if (open !== wasOpen) {
    setWasOpen(open)
    if (open) {
      setForm(formOf(settings))
      setErrors(noErrors)
    }
  }
  return {
    form,
    errors,
    changed: isChanged(form, settings),
    change: (part) => {
      setForm((before) => ({ ...before, ...part }))
      if (part.theme !== undefined) showTheme(part.theme)
    },
    save: async () => {
      try {
        setForm(formOf(await keep(inputOf(form))))
        setErrors(noErrors)
        showToast({ title: 'Settings kept', tone: 'good' })
        onClose()
      } catch (error) {
        setErrors(fieldErrors(error, settingsFields))
      }
    },
    leave: () => {
      showTheme(settings.theme)
      onClose()
    },
  }
}
