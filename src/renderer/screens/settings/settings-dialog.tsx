// Settings: the key and its server, the models, the microphone, the look, and where everything is kept.
import { useState } from 'react'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog, Dialog } from '../../components/dialog.tsx'
import { fieldErrors, noErrors, type FieldErrors } from '../../components/field-errors.ts'
import { Notice } from '../../components/notice.tsx'
import { useSettings } from '../../stores/settings-store.ts'
import { useTheme } from '../../stores/theme-store.ts'
import { showToast } from '../../stores/toasts-store.ts'
import { BackupsSection } from './backups-section.tsx'
import { HostedSection } from './hosted-section.tsx'
import { LookSection } from './look-section.tsx'
import { formOf, inputOf, isChanged, settingsFields, type SettingsForm } from './settings-form.ts'

export function SettingsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const settings = useSettings((state) => state.settings)
  if (settings === null) return null
  return <LoadedSettings open={open} onClose={onClose} settings={settings} />
}

interface LoadedProps {
  open: boolean
  onClose: () => void
  settings: SettingsView
}

function LoadedSettings({ open, onClose, settings }: LoadedProps) {
  const [form, setForm] = useState<SettingsForm>(() => formOf(settings))
  const [errors, setErrors] = useState<FieldErrors>(noErrors)
  const [asking, setAsking] = useState(false)
  const [wasOpen, setWasOpen] = useState(open)
  const { save } = useSettings()
  const showTheme = useTheme((state) => state.show)
  if (open !== wasOpen) {
    setWasOpen(open)
    if (open) {
      setForm(formOf(settings))
      setErrors(noErrors)
    }
  }
  const changed = isChanged(form, settings)

  const leave = (): void => {
    setAsking(false)
    showTheme(settings.theme)
    onClose()
  }
  const keep = async (): Promise<void> => {
    try {
      const saved = await save(inputOf(form))
      setForm(formOf(saved))
      setErrors(noErrors)
      showToast({ title: 'Settings kept', tone: 'good' })
      onClose()
    } catch (error) {
      setErrors(fieldErrors(error, settingsFields))
    }
  }
  const change = (part: Partial<SettingsForm>): void => {
    setForm((before) => ({ ...before, ...part }))
    if (part.theme !== undefined) showTheme(part.theme)
  }

  return (
    <>
      <Dialog
        open={open}
        onOpenChange={() => (changed ? setAsking(true) : leave())}
        size="lg"
        title="Settings"
        footer={
          <>
            <Button onClick={leave}>Cancel</Button>
            <Button variant="primary" type="submit" form="settings">
              Save
            </Button>
          </>
        }
      >
        <form
          id="settings"
          className="flex flex-col gap-8"
          onSubmit={(event) => {
            event.preventDefault()
            void keep()
          }}
        >
          {errors.form === null ? null : <Notice tone="problem">{errors.form}</Notice>}
          <LookSection form={form} errors={errors} onChange={change} />
          <HostedSection form={form} stored={settings} errors={errors} onChange={change} />
          <BackupsSection />
        </form>
      </Dialog>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Leave without saving?"
        confirmLabel="Discard changes"
        onConfirm={leave}
      >
        What you changed here has not been kept yet.
      </ConfirmDialog>
    </>
  )
}
