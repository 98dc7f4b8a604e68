// What a session may cost, and the estimates that it and the drafts are reckoned with.
import { TRANSCRIPTION_MODEL } from '../../../shared/realtime/session-config.ts'
import { Field } from '../../components/field.tsx'
import type { FieldErrors } from '../../components/field-errors.ts'
import { partId, settingsParts } from './parts-list.tsx'
import { paidModel } from './drafting-form.ts'
import { unpricedModels, type PriceRow } from './price-rows.ts'
import { PriceTable } from './price-table.tsx'
import { Section } from './section.tsx'
import type { SettingsForm } from './settings-form.ts'

interface CostsSectionProps {
  form: SettingsForm
  errors: FieldErrors
  onChange: (part: Partial<SettingsForm>) => void
}

export function CostsSection({ form, errors, onChange }: CostsSectionProps) {
  const drafting = paidModel(form)
  return (
    <Section
      id={partId('costs')}
      title={settingsParts.costs}
      about="The service bills you directly. What the studio shows is an estimate, reckoned from the prices below."
    >
      <Field
        className="sm:w-1/2"
        label="Ceiling for a session, in US dollars"
        value={form.ceiling}
        onChange={(ceiling) => onChange({ ceiling })}
        placeholder="none"
        maxLength={20}
        error={errors.fields['ceiling'] ?? null}
        hint="When the estimate reaches it, the interviewer falls silent and the recording goes on. Empty means no ceiling."
      />
      <PriceTable rows={form.prices} errors={errors} onChange={(prices) => onChange({ prices })} />
      <Unpriced models={[form.realtimeModel, TRANSCRIPTION_MODEL]} rows={form.prices} users="Sessions" />
      <Unpriced models={drafting === null ? [] : [drafting]} rows={form.prices} users="Drafts" />
    </Section>
  )
}

/** A model without a price is used all the same; the author is to know that no ceiling holds it. */
function Unpriced(props: { models: readonly string[]; rows: readonly PriceRow[]; users: string }) {
  const unpriced = unpricedModels(props.models, props.rows)
  if (unpriced.length === 0) return null
  return (
    <p className="text-sm text-warn">
      There is no row for {unpriced.map((model) => `“${model}”`).join(' and ')}. {props.users} that use{' '}
      {unpriced.length === 1 ? 'it' : 'them'} have no estimate, and a ceiling cannot stop them.
    </p>
  )
}
