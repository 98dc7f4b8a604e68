// What can write the drafts, and what each choice means for what leaves the computer.
import type { EngineName } from '../../../shared/drafting/draft-job.ts'
import type { Option } from '../../components/field.tsx'
import type { RadioOption } from '../../components/radio-cards.tsx'
import { hostOf, isOnThisComputer } from './drafting-form.ts'

/** Suggestions; another model can be typed. */
export const draftingModels: readonly Option[] = [
  { value: 'gpt-6.1-sol', label: 'Careful and thorough' },
  { value: 'gpt-6.1-terra', label: 'For prose, at half the price' },
  { value: 'gpt-6-luna', label: 'Costs least' },
]

export function engineOptions({
  baseUrl,
  serverUrl,
}: {
  baseUrl: string
  serverUrl: string
}): RadioOption<EngineName>[] {
  return [
    {
      value: 'hosted',
      label: 'Hosted model',
      description: `Writes prose, with the key and the service of the voice. Excerpts of what was said, your notes and your manuscript go to ${hostOf(baseUrl, 'that service')}.`,
    },
    {
      value: 'server',
      label: 'My own server',
      description: `Ollama, LM Studio, llama.cpp, or another with OpenAI’s chat interface. The same excerpts ${whereTo(serverUrl)}.`,
    },
    {
      value: 'embedded',
      label: 'No model: arrange my own words',
      description:
        'Cleans up what you said and sorts it under headings, without adding a sentence. Free and offline: nothing leaves this computer.',
    },
  ]
}

function whereTo(serverUrl: string): string {
  if (isOnThisComputer(serverUrl)) return 'go to a program on this computer and do not leave it'
  return `go to ${hostOf(serverUrl, 'the address you give')} and nowhere else`
}
