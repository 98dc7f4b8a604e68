// Chat completions as OpenAI-compatible servers stream them.
import type { ChatCompletion, ChatCompletionChunk } from 'openai/resources/chat/completions'
import type { CompletionUsage } from 'openai/resources/completions'
import type { ModelUsage } from '../../../src/shared/drafting/model-request.ts'
import { recordOf } from './asked-request.ts'
import { CREATED, type MakeWire } from './wire.ts'

/** `reasoning_content` is no part of the API: several servers send what the model thinks in it. */
type Delta = ChatCompletionChunk.Choice['delta'] & { reasoning_content?: string }

export const chatWire: MakeWire = ({ model, body }, number) => {
  const same = { id: `chatcmpl-${number}`, created: CREATED, model: model ?? 'unknown' }
  const tellsUsage = recordOf(body['stream_options'])['include_usage'] === true
  const chunk = (part: Partial<ChatCompletionChunk>): string => {
    const whole: ChatCompletionChunk = { ...same, object: 'chat.completion.chunk', choices: [], ...part }
    return `data: ${JSON.stringify(whole)}\n\n`
  }
  type Reason = ChatCompletionChunk.Choice['finish_reason']
  const delta = (delta: Delta, finish_reason: Reason = null): string =>
    chunk({ choices: [{ index: 0, delta, finish_reason, logprobs: null }] })
  return {
    begin: () => delta({ role: 'assistant', content: '' }),
    text: (content) => delta({ content }),
    refusal: (refusal) => delta({ refusal }),
    think: (reasoning_content) => delta({ reasoning_content }),
    fail: (code, message) =>
      `data: ${JSON.stringify({ error: { message, type: 'server_error', code } })}\n\n`,
    finish({ reason, usage }) {
      const told = tellsUsage && usage !== null ? chunk({ usage: usageOf(usage) }) : ''
      return `${delta({}, reason)}${told}data: [DONE]\n\n`
    },
    whole({ text, refusal, reason, usage }): ChatCompletion {
      const message = { role: 'assistant' as const, content: text || null, refusal: refusal || null }
      return {
        ...same,
        object: 'chat.completion',
        choices: [{ index: 0, message, finish_reason: reason, logprobs: null }],
        ...(usage === null ? {} : { usage: usageOf(usage) }),
      }
    },
  }
}

function usageOf({ inputTokens, cachedTokens, outputTokens }: ModelUsage): CompletionUsage {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens },
  }
}
