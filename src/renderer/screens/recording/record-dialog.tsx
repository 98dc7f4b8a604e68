// Before a recording or a guided interview by voice: whether the microphone hears the author, and that nothing leaves.
import { HardDrive, ShieldCheck, Users } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { SpokenKind } from '../../../shared/ipc/spoken-views.ts'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { SelectField } from '../../components/field.tsx'
import { titleOf, useLibrary } from '../../stores/library-store.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { keepMicrophone, Microphone, Point } from '../voice/start-parts.tsx'
import { useMicrophoneCheck } from '../voice/use-microphone-check.ts'
import { startSpoken } from './recording-flow.ts'
import { PAUSES, pauseOf, pauseValue } from './pause-choices.ts'
import { useLocalVoice } from './use-local-voice.ts'

interface RecordDialogProps {
  settings: SettingsView
  kind: SpokenKind
  projectId: string | null
  onClose: () => void
}

export function RecordDialog({ settings, kind, projectId, onClose }: RecordDialogProps): ReactNode {
  const [microphone, setMicrophone] = useState(settings.microphone)
  const check = useMicrophoneCheck(microphone)
  const title = useLibrary(({ projects }) => (projectId === null ? null : titleOf(projects, projectId)))
  const start = (): void => {
    onClose()
    keepMicrophone(settings, microphone)
    startSpoken(kind, projectId, microphone)
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={kind === 'guided' ? 'Guided interview by voice' : 'Record'}
      description={about(kind, title)}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={check.problem !== null} onClick={start}>
            {kind === 'guided' ? 'Begin the interview' : 'Start recording'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Microphone
          check={check}
          chosen={microphone}
          onChoose={setMicrophone}
          hint="The one in your laptop will do. Nearer is better."
        />
        {kind === 'guided' ? <Asking settings={settings} /> : null}
        <Consent />
      </div>
    </Dialog>
  )
}

function about(kind: SpokenKind, title: string | null): string {
  const which = title === null ? '' : ` about “${title}”`
  return kind === 'guided'
    ? `Questions${which} on the screen; you answer aloud, as long as you like.`
    : `Press record and talk${which}. Pause whenever you need to.`
}

function Asking({ settings }: { settings: SettingsView }): ReactNode {
  const hasVoice = useLocalVoice(settings.language)
  const save = (change: Partial<Pick<SettingsView, 'readAloud' | 'nextQuestionPauseMs'>>): void => {
    const { baseUrl, realtimeModel, draftingModel, microphone, theme } = settings
    useSettings
      .getState()
      .save({ baseUrl, realtimeModel, draftingModel, microphone, theme, ...change })
      .catch((error: unknown) => showProblem('The choice was not kept', error))
  }
  return (
    <div className="grid grid-cols-2 gap-4 max-[700px]:grid-cols-1">
      <SelectField
        label="Next question"
        value={pauseValue(settings.nextQuestionPauseMs)}
        onChange={(value) => save({ nextQuestionPauseMs: pauseOf(value) })}
        options={PAUSES}
      />
      <SelectField
        label="Questions"
        value={settings.readAloud && hasVoice ? 'aloud' : 'shown'}
        disabled={!hasVoice}
        onChange={(value) => save({ readAloud: value === 'aloud' })}
        options={[
          { value: 'shown', label: 'On the screen only' },
          { value: 'aloud', label: 'Also read aloud' },
        ]}
        hint={hasVoice ? null : 'This computer has no voice of its own to read with.'}
      />
    </div>
  )
}

function Consent(): ReactNode {
  return (
    <ul className="flex flex-col gap-3 border-t border-line pt-4">
      <Point icon={<ShieldCheck size={17} />}>
        <strong className="font-medium text-ink">Nothing leaves this computer.</strong> No network, no key and
        no model are needed.
      </Point>
      <Point icon={<HardDrive size={17} />}>
        Sound is written to the disk every half second, so that not even a power cut takes what you said.
      </Point>
      <Point icon={<Users size={17} />}>
        Whoever else is in the room is recorded too. Ask for their agreement before you start.
      </Point>
    </ul>
  )
}
