// Theme, microphone and speaker.
import { SelectField } from '../../components/field.tsx'
import type { FieldErrors } from '../../components/field-errors.ts'
import { Segmented } from '../../components/radio-cards.tsx'
import { deviceOptions, type SettingsForm } from './settings-form.ts'
import { partId, settingsParts } from './parts-list.tsx'
import { Section } from './section.tsx'
import type { SoundDevices } from './use-sound-devices.ts'

interface ComputerSectionProps {
  form: SettingsForm
  errors: FieldErrors
  devices: SoundDevices
  onChange: (part: Partial<SettingsForm>) => void
}

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

export function ComputerSection({ form, errors, devices, onChange }: ComputerSectionProps) {
  return (
    <Section
      id={partId('computer')}
      title={settingsParts.computer}
      about="How the studio looks, what it listens through, and where the interviewer is heard."
    >
      <Segmented
        legend="Theme"
        value={form.theme}
        onChange={(theme) => onChange({ theme })}
        options={themes}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Microphone"
          value={form.microphone}
          onChange={(microphone) => onChange({ microphone })}
          options={deviceOptions(devices.microphones, form.microphone, 'Microphone')}
          error={errors.fields['microphone'] ?? null}
          hint="Voice interviews listen through it and record it."
        />
        <SelectField
          label="Speaker"
          value={form.speaker}
          onChange={(speaker) => onChange({ speaker })}
          options={deviceOptions(devices.speakers, form.speaker, 'Speaker')}
          error={errors.fields['speaker'] ?? null}
          hint="Headphones keep the interviewer out of your recording."
        />
      </div>
      {devices.namesHidden ? (
        <p className="text-sm text-soft">
          The system tells which devices there are once the studio may use the microphone. “Test connection”
          below asks for it.
        </p>
      ) : null}
    </Section>
  )
}
