// Parts of the dialog before anything is recorded: the microphone check, and what is recorded and sent where.
import type { ReactNode } from 'react'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { LevelBars } from '../../components/level-bars.tsx'
import { Notice } from '../../components/notice.tsx'
import { useSettings } from '../../stores/settings-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { deviceOptions } from '../settings/settings-form.ts'
import type { MicrophoneCheck } from './use-microphone-check.ts'

interface MicrophoneProps {
  check: MicrophoneCheck
  chosen: string
  onChoose: (deviceId: string) => void
  hint: string
}

export function Microphone({ check, chosen, onChoose, hint }: MicrophoneProps): ReactNode {
  return (
    <div className="flex flex-col gap-3">
      <SelectField
        label="Microphone"
        value={chosen}
        onChange={onChoose}
        options={deviceOptions(check.devices, chosen, 'Microphone')}
        hint={hint}
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

export function Point({ icon, children }: { icon: ReactNode; children: ReactNode }): ReactNode {
  return (
    <li className="flex gap-3 text-soft">
      <span aria-hidden className="mt-0.5 shrink-0 text-accent">
        {icon}
      </span>
      <span className="text-pretty">{children}</span>
    </li>
  )
}

/** When it is another than before. */
export function keepMicrophone(settings: SettingsView, microphone: string): void {
  if (microphone === settings.microphone) return
  const { baseUrl, realtimeModel, draftingModel, theme } = settings
  useSettings
    .getState()
    .save({ baseUrl, realtimeModel, draftingModel, theme, microphone })
    .catch((error: unknown) => showProblem('The choice of microphone was not kept', error))
}
