// What writes the drafts, where it is asked, and how much it may read and cost.
import { Field } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { RadioCards } from '../../components/radio-cards.tsx'
import { SuggestField } from '../../components/suggest-field.tsx'
import { draftingModels, engineOptions } from './drafting-choices.ts'
import { DraftingTest } from './drafting-test.tsx'
import { OwnServerFields, type DraftingPartProps } from './own-server-fields.tsx'
import { partId, settingsParts } from './parts-list.tsx'
import { Section } from './section.tsx'
import type { SettingsForm } from './settings-form.ts'

export function DraftingSection({
  onKeep,
  ...part
}: DraftingPartProps & { onKeep: () => Promise<SettingsForm | null> }) {
  const { form, stored, errors, onChange } = part
  const engine = form.draftingEngine
  return (
    <Section
      id={partId('drafting')}
      title={settingsParts.drafting}
      about="What turns your talk into pages. You can change it at any time; the next draft follows."
    >
      <RadioCards
        legend="Drafts are written by"
        value={engine}
        onChange={(draftingEngine) => onChange({ draftingEngine })}
        options={engineOptions(form)}
      />
      {engine === 'hosted' && !stored.hasApiKey && form.apiKey.trim() === '' ? (
        <Notice>
          There is no API key yet. Until there is one, drafts are arranged on this computer from your own
          words, and nothing is sent.
        </Notice>
      ) : null}
      {engine === 'hosted' ? (
        <SuggestField
          className="sm:w-1/2"
          label="Drafting model"
          listLabel="Models that draft"
          value={form.draftingModel}
          onChange={(draftingModel) => onChange({ draftingModel })}
          suggestions={draftingModels}
          maxLength={100}
          error={errors.fields['draftingModel'] ?? null}
          hint="Another can be typed."
        />
      ) : null}
      {engine === 'server' ? <OwnServerFields {...part} /> : null}
      {engine === 'embedded' ? null : (
        <>
          <Limits {...part} />
          <DraftingTest form={form} onKeep={onKeep} />
        </>
      )}
    </Section>
  )
}

function Limits({ form, errors, onChange }: DraftingPartProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Prompt size, in tokens"
        value={form.draftingBudget}
        onChange={(draftingBudget) => onChange({ draftingBudget })}
        placeholder="automatic"
        maxLength={20}
        error={errors.fields['draftingBudget'] ?? null}
        hint="How much a model is given to read at once. Empty means what suits the model."
      />
      <Field
        label="Ceiling for drafts in 24 hours, in US dollars"
        value={form.draftingCeiling}
        onChange={(draftingCeiling) => onChange({ draftingCeiling })}
        placeholder="none"
        maxLength={20}
        error={errors.fields['draftingCeiling'] ?? null}
        hint="A draft that could go over it is not begun. Empty means no ceiling."
      />
    </div>
  )
}
