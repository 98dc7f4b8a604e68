// Requests to a model in words.
import type {
  ModelRequestOutcome,
  ModelRequestView,
  PromptMessage,
} from '../../../shared/drafting/model-request.ts'
import { assertNever } from '../../../shared/errors.ts'
import { costWords } from '../voice/usage-words.ts'
import { durationWords, tokenWords } from './activity-words.ts'
import { momentWords } from './time-words.ts'

export const messageLabels: Record<PromptMessage['role'], string> = {
  system: 'The rules it was given',
  user: 'Your material, as it was sent',
  assistant: 'Its own answer before, sent back',
}

const outcomes: Record<ModelRequestOutcome, string> = {
  sent: 'under way',
  answered: 'answered',
  unfit: 'answered, but not in a form that could be used',
  cut: 'broke off',
  failed: 'failed',
  cancelled: 'stopped',
}

export function requestTitle({ attempt, kind }: Pick<ModelRequestView, 'attempt' | 'kind'>): string {
  return `Attempt ${attempt}: ${kind === 'draft' ? 'the draft' : 'mending the answer'}`
}

export function requestFacts(request: ModelRequestView): string {
  const { model, host, outcome, startedAt, endedAt, usage, costUsd } = request
  return [
    `${model} at ${host}`,
    outcomes[outcome],
    momentWords(startedAt),
    endedAt === null ? null : durationWords(endedAt - startedAt),
    usage === null ? null : tokenWords(usage),
    costUsd === null ? null : costUsd === 0 ? 'free' : costWords({ costUsd }),
  ]
    .filter((fact) => fact !== null)
    .join(' · ')
}

/** Why there is no answer to show. */
export function missingAnswer({ outcome, prompt }: Pick<ModelRequestView, 'outcome' | 'prompt'>): string {
  switch (outcome) {
    case 'sent':
      return 'The answer is on its way.'
    case 'answered':
    case 'unfit':
      return prompt === null ? 'The answer was removed with it.' : 'The answer was not kept.'
    case 'cut':
    case 'failed':
    case 'cancelled':
      return 'There is no answer.'
    default:
      return assertNever(outcome)
  }
}
