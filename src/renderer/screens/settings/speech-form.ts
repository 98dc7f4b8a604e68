// What writes recordings down, as it is being edited.
import type { SettingsView } from '../../../shared/ipc/views.ts'
import type { SettingsInput } from '../../stores/settings-store.ts'

type AsKept = 'transcriber' | 'transcriberCommand' | 'liveModel' | 'passModel' | 'pauseOnBattery'

export type SpeechForm = Pick<SettingsView, AsKept>

export function speechForm({
  transcriber,
  transcriberCommand,
  liveModel,
  passModel,
  pauseOnBattery,
}: SpeechForm): SpeechForm {
  return { transcriber, transcriberCommand, liveModel, passModel, pauseOnBattery }
}

/** Whoever chooses the service allows it; whoever chooses another takes that back. */
export function speechInput(form: SpeechForm): Partial<SettingsInput> {
  return { ...speechForm(form), hostedTranscription: form.transcriber === 'hosted' }
}

export function speechErrors({ transcriber, transcriberCommand }: SpeechForm): Record<string, string> {
  if (transcriber !== 'command') return {}
  const command = transcriberCommand.trim()
  if (command === '')
    return { transcriberCommand: 'Type the program and its arguments, with {wav} for the sound.' }
  if (command.includes('{wav}')) return {}
  return { transcriberCommand: 'The program is told where the sound is by {wav}; it is missing here.' }
}
