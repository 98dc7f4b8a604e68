// Settings: the look, sound, the key and its server, what drafts, what it costs, and where everything is kept.
import { useState } from 'react'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog, Dialog } from '../../components/dialog.tsx'
import { useFocusInvalid } from '../../components/use-focus-invalid.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { SettingsParts } from './settings-parts.tsx'
import { useSettingsForm } from './use-settings-form.ts'

interface SettingsDialogProps {
  open: boolean
  onClose: () => void
}

export function SettingsDialog(props: SettingsDialogProps) {
  const settings = useSettings((state) => state.settings)
  // React holds on to what it drew last, and with it to a key that was typed: after each closing a new life begins.
  const [life, setLife] = useState(0)
  if (settings === null) return null
  return <LoadedSettings key={life} {...props} settings={settings} onClosed={() => setLife(life + 1)} />
}

interface LoadedSettingsProps extends SettingsDialogProps {
  settings: SettingsView
  onClosed: () => void
}

function LoadedSettings({ open, onClose, settings, onClosed }: LoadedSettingsProps) {
  const [asking, setAsking] = useState(false)
  const { form, errors, found, changed, change, keep, save, leave } = useSettingsForm(settings, open, onClose)
  const formRef = useFocusInvalid(found)
  return (
    <>
      <Dialog
        open={open}
        onOpenChange={() => (changed ? setAsking(true) : leave())}
        onClosed={onClosed}
        size="xl"
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
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <SettingsParts form={form} stored={settings} errors={errors} onChange={change} onKeep={keep} />
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
