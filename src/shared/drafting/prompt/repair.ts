// One more chance for a model whose answer was of no use: what it said, and what is wrong with it.
import type { PromptMessage } from '../model-request.ts'
import type { DraftPrompt } from './prompt.ts'

const LONGEST_ANSWER = 20_000
const LONGEST_PROBLEMS = 4000

/** The first request's messages and two more; together they are longer than the prompt by a bounded amount. */
export function repairMessages(
  prompt: Pick<DraftPrompt, 'messages'>,
  answerText: string,
  problems: readonly string[],
): PromptMessage[] {
  const cut = answerText.length > LONGEST_ANSWER
  const answer = answerText.slice(0, LONGEST_ANSWER).replace(/[\ud800-\udbff]$/, '')
  const list = problems
    .map((problem) => `- ${problem}`)
    .join('\n')
    .slice(0, LONGEST_PROBLEMS)
  const told = [
    'Your answer cannot be used:',
    list,
    cut ? 'Your answer is shown above only as far as it was kept.' : '',
    'Give the whole answer again with this put right: one JSON object of the same form, and nothing else.',
  ]
  return [
    ...prompt.messages,
    // Servers refuse a message without text.
    { role: 'assistant', text: answer.trim() === '' ? '(no text)' : answer },
    { role: 'user', text: told.filter((part) => part !== '').join('\n') },
  ]
}
