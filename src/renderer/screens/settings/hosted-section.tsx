// The server the author's key belongs to, the models asked there, and how the interviewer sounds.
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { Field, SelectField } from '../../components/field.tsx'
import type { FieldErrors } from '../../components/field-errors.ts'
import { SuggestField } from '../../components/suggest-field.tsx'
import { ConnectionTest } from './connection-test.tsx'
import { KeyField } from './key-field.tsx'
import { partId, settingsParts } from './parts-list.tsx'
import { Section } from './section.tsx'
import { keyPlace, willForgetKey, type SettingsForm } from './settings-form.ts'
import { languageOptions, realtimeModels, voiceOptions } from './voice-choices.ts'

interface HostedSectionProps {
  form: SettingsForm
  stored: SettingsView
  errors: FieldErrors
  onChange: (part: Partial<SettingsForm>) => void
  /** The microphone may have been allowed just now. */
  onTested: () => void
}

export function HostedSection({ form, stored, errors, onChange, onTested }: HostedSectionProps) {
  const at = (name: keyof SettingsForm): string | null => errors.fields[name] ?? null
  return (
    <Section
      id={partId('hosted')}
      title={settingsParts.hosted}
      about="Optional. With a key of your own the studio can speak with you, and a hosted model can write your drafts. You pay the service directly."
    >
      <KeyField
        name="apiKey"
        label="API key"
        placeholder="sk-…"
        hint={keyPlace(stored.keyStorage)}
        form={form}
        stored={stored}
        error={at('apiKey')}
        onChange={onChange}
      />
      <Field
        label="Base URL"
        type="url"
        value={form.baseUrl}
        onChange={(baseUrl) => onChange({ baseUrl })}
        error={at('baseUrl')}
        hint={
          willForgetKey(form, stored)
            ? 'A key belongs to one server: saving another address forgets the present key, unless you type one.'
            : 'Where the voice and a hosted drafter send your words, and nowhere else. A server on this computer works too.'
        }
      />
      <Models form={form} at={at} onChange={onChange} />
      <ConnectionTest input={form} onTested={onTested} />
    </Section>
  )
}

function Models({
  form,
  at,
  onChange,
}: Pick<HostedSectionProps, 'form' | 'onChange'> & { at: (name: keyof SettingsForm) => string | null }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SuggestField
        label="Realtime model"
        value={form.realtimeModel}
        onChange={(realtimeModel) => onChange({ realtimeModel })}
        suggestions={realtimeModels}
        maxLength={100}
        error={at('realtimeModel')}
        hint="Speaks and listens. Another can be typed."
      />
      <SelectField
        label="Voice"
        value={form.voice}
        onChange={(voice) => onChange({ voice })}
        options={voiceOptions(form.voice)}
        error={at('voice')}
        hint="How the interviewer sounds, from the next interview on."
      />
      <SelectField
        label="Language of the interview"
        value={form.language}
        onChange={(language) => onChange({ language })}
        options={languageOptions(form.language)}
        error={at('language')}
        hint="Naming it makes the transcript more exact."
      />
    </div>
  )
}
