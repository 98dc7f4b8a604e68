// Settings: the key and its server, the models, the microphone, the look, and where everything is kept.
import { useState } from 'react'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog, Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { useFocusInvalid } from '../../components/use-focus-invalid.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { BackupsSection } from './backups-section.tsx'
import { HostedSection } from './hosted-section.tsx'
import { LookSection } from './look-section.tsx'
import { useSettingsForm } from './use-settings-form.ts'

interface SettingsDialogProps {
  open: boolean
  onClose: () => void
}

export function SettingsDialog(props: SettingsDialogProps) {
  const settings = useSettings((state) => state.settings)
  return settings === null ? null : <LoadedSettings {...props} settings={settings} />
}

function LoadedSettings({ open, onClose, settings }: SettingsDialogProps & { settings: SettingsView }) {
  const [asking, setAsking] = useState(false)
  const { form, errors, changed, change, save, leave } = useSettingsForm(settings, open, onClose)
  const formRef = useFocusInvalid(errors)
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
          ref={formRef}
          id="settings"
          className="flex flex-col gap-8"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
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
