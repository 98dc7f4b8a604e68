// The settings' parts, one under the other, with the list that leads to them.
import type { SettingsView } from '../../../shared/ipc/views.ts'
import type { FieldErrors } from '../../components/field-errors.ts'
import { Notice } from '../../components/notice.tsx'
import { BackupsSection } from './backups-section.tsx'
import { ComputerSection } from './computer-section.tsx'
import { CostsSection } from './costs-section.tsx'
import { DraftingSection } from './drafting-section.tsx'
import { HostedSection } from './hosted-section.tsx'
import { PartsList } from './parts-list.tsx'
import type { SettingsForm } from './settings-form.ts'
import { SpeechSection } from './speech-section.tsx'
import { UpdatesSection } from './updates-section.tsx'
import { useSoundDevices } from './use-sound-devices.ts'

interface SettingsPartsProps {
  form: SettingsForm
  stored: SettingsView
  errors: FieldErrors
  onChange: (part: Partial<SettingsForm>) => void
  onKeep: () => Promise<SettingsForm | null>
}

export function SettingsParts({ form, stored, errors, onChange, onKeep }: SettingsPartsProps) {
  const devices = useSoundDevices()
  return (
    <div className="flex gap-7">
      <PartsList />
      <div className="flex min-w-0 flex-1 flex-col gap-8">
        {errors.form === null ? null : <Notice tone="problem">{errors.form}</Notice>}
        <ComputerSection form={form} errors={errors} devices={devices} onChange={onChange} />
        <HostedSection
          form={form}
          stored={stored}
          errors={errors}
          onChange={onChange}
          onTested={devices.refresh}
        />
        <SpeechSection form={form} errors={errors} onChange={onChange} />
        <DraftingSection form={form} stored={stored} errors={errors} onChange={onChange} onKeep={onKeep} />
        <CostsSection form={form} errors={errors} onChange={onChange} />
        <UpdatesSection />
        <BackupsSection />
      </div>
    </div>
  )
}
