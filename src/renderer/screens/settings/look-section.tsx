// Theme and microphone.
import { SelectField } from '../../components/field.tsx'
import type { FieldErrors } from '../../components/field-errors.ts'
import { Segmented } from '../../components/radio-cards.tsx'
import { microphoneOptions, type SettingsForm } from './settings-form.ts'
import { Section } from './section.tsx'
import { useMicrophones } from './use-microphones.ts'

interface LookSectionProps {
  form: SettingsForm
  errors: FieldErrors
  onChange: (part: Partial<SettingsForm>) => void
}

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

export function LookSection({ form, errors, onChange }: LookSectionProps) {
  const devices = useMicrophones()
  return (
    <Section title="This computer" about="How the studio looks, and what it will listen through.">
      <Segmented
        legend="Theme"
        value={form.theme}
        onChange={(theme) => onChange({ theme })}
        options={themes}
      />
      <SelectField
        label="Microphone"
        value={form.microphone}
        onChange={(microphone) => onChange({ microphone })}
        options={microphoneOptions(devices, form.microphone)}
        error={errors.fields['microphone'] ?? null}
        hint="Used by voice interviews, which come with the next release."
      />
    </Section>
  )
}
