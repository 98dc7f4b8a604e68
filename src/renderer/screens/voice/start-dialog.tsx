// Before a spoken interview: what is recorded and sent where, and whether the microphone hears the author.
import { CloudUpload, HardDrive, Users } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { SelectField } from '../../components/field.tsx'
import { LevelBars } from '../../components/level-bars.tsx'
import { Notice } from '../../components/notice.tsx'
import { titleOf, useLibrary } from '../../stores/library-store.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { deviceOptions } from '../settings/settings-form.ts'
import { moneyWords } from './usage-words.ts'
import { useMicrophoneCheck, type MicrophoneCheck } from './use-microphone-check.ts'
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
    if (microphone !== settings.microphone) keepMicrophone(settings, microphone)
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
        <Microphone check={check} chosen={microphone} onChoose={setMicrophone} />
        <Consent settings={settings} />
      </div>
    </Dialog>
  )
}

interface MicrophoneProps {
  check: MicrophoneCheck
  chosen: string
  onChoose: (deviceId: string) => void
}

function Microphone({ check, chosen, onChoose }: MicrophoneProps): ReactNode {
  return (
    <div className="flex flex-col gap-3">
      <SelectField
        label="Microphone"
        value={chosen}
        onChange={onChoose}
        options={deviceOptions(check.devices, chosen, 'Microphone')}
        hint="With headphones on, the interviewer does not hear itself and cuts in less."
      />
      {check.problem === null ? (
        <div className="flex items-center gap-4 rounded-lg border border-line px-4 py-3">
          <div className="w-40 shrink-0">
            <LevelBars label="Microphone level" level={check.level} wide />
          </div>
          <p aria-live="polite" className={check.heard ? 'text-good' : 'text-soft'}>
            {heardWords(check)}
          </p>
        </div>
      ) : (
        <Notice tone="problem">
          <p className="font-medium">{check.problem.title}</p>
          <p className="mt-0.5">{check.problem.message}</p>
          <Button size="sm" className="mt-2.5" onClick={check.again}>
            Try again
          </Button>
        </Notice>
      )}
    </div>
  )
}

function heardWords({ heard, quiet }: MicrophoneCheck): string {
  if (heard) return 'You can be heard.'
  return quiet
    ? 'Nothing is heard. Is it muted, or is another microphone nearer?'
    : 'Say something: the bar moves when you are heard.'
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

function Point({ icon, children }: { icon: ReactNode; children: ReactNode }): ReactNode {
  return (
    <li className="flex gap-3 text-soft">
      <span aria-hidden className="mt-0.5 shrink-0 text-accent">
        {icon}
      </span>
      <span className="text-pretty">{children}</span>
    </li>
  )
}

function keepMicrophone(settings: SettingsView, microphone: string): void {
  const { baseUrl, realtimeModel, draftingModel, theme } = settings
  useSettings
    .getState()
    .save({ baseUrl, realtimeModel, draftingModel, theme, microphone })
    .catch((error: unknown) => showProblem('The choice of microphone was not kept', error))
}
