// Before a spoken interview: what is recorded and sent where, and whether the microphone hears the author.
import { CloudUpload, HardDrive, Users } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { titleOf, useLibrary } from '../../stores/library-store.ts'
import { keepMicrophone, Microphone, Point } from './start-parts.tsx'
import { moneyWords } from './usage-words.ts'
import { useMicrophoneCheck } from './use-microphone-check.ts'
import { startVoice } from './voice-flow.ts'
import { hostOf } from './voice-words.ts'

interface StartDialogProps {
  settings: SettingsView
  projectId: string | null
  onClose: () => void
}

export function StartDialog({ settings, projectId, onClose }: StartDialogProps): ReactNode {
  const [microphone, setMicrophone] = useState(settings.microphone)
  const check = useMicrophoneCheck(microphone)
  const title = useLibrary(({ projects }) => (projectId === null ? null : titleOf(projects, projectId)))
  const start = (): void => {
    onClose()
    keepMicrophone(settings, microphone)
    startVoice(projectId, microphone)
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Interview by voice"
      description={
        title === null ? 'The interviewer first asks what it is about.' : `About “${title}”. Take your time.`
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={check.problem !== null} onClick={start}>
            Start interview
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Microphone
          check={check}
          chosen={microphone}
          onChoose={setMicrophone}
          hint="With headphones on, the interviewer does not hear itself and cuts in less."
        />
        <Consent settings={settings} />
      </div>
    </Dialog>
  )
}

function Consent({ settings }: { settings: SettingsView }): ReactNode {
  return (
    <ul className="flex flex-col gap-3 border-t border-line pt-4">
      <Point icon={<CloudUpload size={17} />}>
        While the interview is live, the sound of your microphone goes to{' '}
        <strong className="font-medium wrap-anywhere text-ink">{hostOf(settings.baseUrl)}</strong>.{' '}
        {settings.ceilingUsd === null
          ? 'You pay that service directly; a ceiling can be set in Settings.'
          : `At about ${moneyWords(settings.ceilingUsd)}, your ceiling, it stops and only the recording goes on.`}
      </Point>
      <Point icon={<HardDrive size={17} />}>
        Everything is recorded to this computer from the first moment, also while the connection is away.
      </Point>
      <Point icon={<Users size={17} />}>
        Whoever else is in the room is recorded too. Ask for their agreement before you start.
      </Point>
    </ul>
  )
}
