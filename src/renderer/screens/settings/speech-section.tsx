// What writes recordings down: models on this computer, a program of the author's, or a service.
import { useEffect } from 'react'
import type { FieldErrors } from '../../components/field-errors.ts'
import { Field, SelectField } from '../../components/field.tsx'
import { RadioCards } from '../../components/radio-cards.tsx'
import { followModels, useModels } from '../../stores/models-store.ts'
import { hostOf } from './drafting-form.ts'
import { ModelList } from './model-list.tsx'
import { modelOptions, transcriberOptions } from './speech-choices.ts'
import { partId, settingsParts } from './parts-list.tsx'
import { Section } from './section.tsx'
import type { SettingsForm } from './settings-form.ts'

interface SpeechSectionProps {
  form: SettingsForm
  errors: FieldErrors
  onChange: (part: Partial<SettingsForm>) => void
}

export function SpeechSection({ form, errors, onChange }: SpeechSectionProps) {
  useEffect(followModels, [])
  return (
    <Section
      id={partId('speech')}
      title={settingsParts.speech}
      about="What writes down recordings that no interviewer has heard. Recording itself needs none of it: sound waits for as long as you like."
    >
      <RadioCards
        legend="Recordings are written down by"
        value={form.transcriber}
        onChange={(transcriber) => onChange({ transcriber })}
        options={transcriberOptions(hostOf(form.baseUrl, 'the hosted service'))}
      />
      {form.transcriber === 'command' ? (
        <Field
          label="Program and its arguments"
          value={form.transcriberCommand}
          onChange={(transcriberCommand) => onChange({ transcriberCommand })}
          placeholder="whisper-cli -m model.bin -oj -f {wav}"
          maxLength={4000}
          error={errors.fields['transcriberCommand'] ?? null}
          hint="{wav} becomes the path of the sound. What the program prints is taken for the words; JSON of whisper.cpp brings their times as well."
        />
      ) : null}
      <ModelList />
      <Choices form={form} onChange={onChange} />
    </Section>
  )
}

function Choices({ form, onChange }: Omit<SpeechSectionProps, 'errors'>) {
  const models = useModels(({ view }) => view?.models) ?? []
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label="While you speak"
        value={form.liveModel}
        onChange={(liveModel) => onChange({ liveModel })}
        options={modelOptions(models, form.liveModel, 'Nothing is written')}
        hint="What it writes is provisional, and can be bettered afterwards."
      />
      <SelectField
        label="Afterwards"
        value={form.passModel}
        onChange={(passModel) => onChange({ passModel })}
        options={modelOptions(models, form.passModel, 'The same')}
        hint="Every version is kept; the best one counts until you choose."
      />
      <SelectField
        label="On battery"
        value={form.pauseOnBattery ? 'wait' : 'go-on'}
        onChange={(value) => onChange({ pauseOnBattery: value === 'wait' })}
        options={[
          { value: 'go-on', label: 'Write down all the same' },
          { value: 'wait', label: 'Wait for the plug' },
        ]}
        hint="Writing down takes a processor for a while."
      />
    </div>
  )
}
