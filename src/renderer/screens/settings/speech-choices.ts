// What can write recordings down, and what each choice means for what leaves the computer.
import type { ModelView } from '../../../shared/ipc/model-views.ts'
import type { TranscriberName } from '../../../shared/speech/transcriber.ts'
import type { Option } from '../../components/field.tsx'
import type { RadioOption } from '../../components/radio-cards.tsx'

export function transcriberOptions(host: string): RadioOption<TranscriberName>[] {
  return [
    {
      value: 'local',
      label: 'A model on this computer',
      description: 'Works without a network; nothing leaves this computer. It needs one of the models below.',
    },
    {
      value: 'command',
      label: 'A program of my own',
      description:
        'Whisper.cpp or any other that reads a sound file and prints words. It runs as you would run it.',
    },
    {
      value: 'hosted',
      label: 'The hosted service',
      description: `With your key. The sound of what you record goes to ${host} once it is to be written down.`,
    },
  ]
}

/** One that is kept and not installed stays in the list, and says so. */
export function modelOptions(models: readonly ModelView[], kept: string, none: string): Option[] {
  const installed = models.filter(({ state, role }) => state === 'installed' && role !== 'voices')
  const missing = kept !== '' && !installed.some(({ id }) => id === kept)
  const title = models.find(({ id }) => id === kept)?.title ?? kept
  return [
    { value: '', label: none },
    ...installed.map(({ id, title: label }) => ({ value: id, label })),
    ...(missing ? [{ value: kept, label: `${title} (not installed)` }] : []),
  ]
}
