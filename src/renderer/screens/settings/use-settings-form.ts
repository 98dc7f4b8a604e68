// The settings while they are edited: a fresh form at each opening, the theme shown at once, errors in place.
import { useState } from 'react'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { noErrors, type FieldErrors } from '../../components/field-errors.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { useTheme } from '../../stores/theme-store.ts'
import { showToast } from '../../stores/toasts-store.ts'
import {
  adopted,
  formErrors,
  formOf,
  inputOf,
  isChanged,
  refusal,
  type SettingsForm,
} from './settings-form.ts'

export interface EditedSettings {
  form: SettingsForm
  /** As they are now: what was put right is gone. */
  errors: FieldErrors
  /** As the last save found them. */
  found: FieldErrors
  changed: boolean
  change(part: Partial<SettingsForm>): void
  /** Gives them to main, and answers what was kept; null when something is wrong, which is then shown. */
  keep(): Promise<SettingsForm | null>
  /** Closes when main has kept them. */
  save(): Promise<void>
  /** Closes and forgets what was changed. */
  leave(): void
}

export function useSettingsForm(settings: SettingsView, open: boolean, onClose: () => void): EditedSettings {
  const [form, setForm] = useState<SettingsForm>(() => formOf(settings))
  const [errors, setErrors] = useState<FieldErrors>(noErrors)
  const [found, setFound] = useState<FieldErrors>(noErrors)
  const [wasOpen, setWasOpen] = useState(open)
  const [known, setKnown] = useState(settings)
  const store = useSettings((state) => state.save)
  const showTheme = useTheme((state) => state.show)
  const tell = (now: FieldErrors): void => {
    setErrors(now)
    setFound(now)
  }
  if (open !== wasOpen) {
    setWasOpen(open)
    if (open) {
      setForm(formOf(settings))
      tell(noErrors)
    }
  }
  if (settings !== known) {
    setKnown(settings)
    setForm(adopted(form, known, settings))
  }
  const keep = async (): Promise<SettingsForm | null> => {
    const wrong = formErrors(form)
    tell(wrong)
    if (wrong !== noErrors) return null
    try {
      const kept = formOf(await store(inputOf(form)))
      setForm(kept)
      return kept
    } catch (error) {
      tell(refusal(error))
      return null
    }
  }
  return {
    form,
    errors,
    found,
    changed: isChanged(form, settings),
    change: (part) => {
      setForm((before) => ({ ...before, ...part }))
      if (errors !== noErrors) setErrors(stillWrong(errors, { ...form, ...part }, part))
      if (part.theme !== undefined) showTheme(part.theme)
    },
    keep,
    save: async () => {
      if ((await keep()) === null) return
      showToast({ title: 'Settings kept', tone: 'good' })
      onClose()
    },
    leave: () => {
      // A key that was typed does not outlive the dialog.
      setForm(formOf(settings))
      tell(noErrors)
      showTheme(settings.theme)
      onClose()
    },
  }
}

/** What `formErrors` knows of; the rest main finds. */
const checkedHere = new Set(['ceiling', 'draftingCeiling', 'draftingBudget'])

/** A field's error goes when the field is changed, unless it is wrong still; others stay until the next save. */
function stillWrong(before: FieldErrors, form: SettingsForm, part: Partial<SettingsForm>): FieldErrors {
  const now = formErrors(form).fields
  const kept = Object.entries(before.fields).filter(([name]) => {
    const field = name.split('.')[0] ?? name
    return name === field && !checkedHere.has(field) ? !(field in part) : name in now
  })
  const fields = Object.fromEntries(kept.map(([name, message]) => [name, now[name] ?? message]))
  return kept.length === 0 && before.form === null ? noErrors : { fields, form: before.form }
}
