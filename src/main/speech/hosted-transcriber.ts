// The transcription service as a transcriber. Sound leaves this computer here, so it is only made where the author allowed it.
import type OpenAI from 'openai'
import { APIConnectionTimeoutError, APIUserAbortError } from 'openai/error'
import { z } from 'zod'
import { StudioError } from '../../shared/errors.ts'
import { TRANSCRIPTION_MODEL } from '../../shared/realtime/session-config.ts'
import { usageOfTranscription } from '../../shared/realtime/usage-of.ts'
import { SPEECH_RATE } from '../../shared/speech/transcriber.ts'
import { failureOf, strangeAnswer, type Purpose } from '../realtime/read-failure.ts'
import { serviceError, type ServiceFailure } from '../realtime/service-failure.ts'
import { addressOf, openService, type Service } from '../realtime/service.ts'
import { cancelled } from './speech-life.ts'
import type { Transcribed, Transcriber } from './transcriber-port.ts'
import { wavFile } from './wav-file.ts'

export interface HostedSettings {
  baseUrl: string
  model: string
  /** null = none is sent. */
  key: string | null
}

const SAFE = 'What was recorded is safe on this computer.'
const purpose: Purpose = {
  offer: 'transcription of recordings',
  model: 'way to transcribe',
  check: 'Check the base URL in Settings, or choose another way to transcribe.',
}

/** To send the sound and to begin with it. Milliseconds. */
const WITHIN_MS = 60_000
/** How much longer than half the sound it may take. */
const SHARE_OF_SOUND = 0.5

const answerSchema = z.object({
  text: z.string(),
  words: z.array(z.object({ word: z.string(), start: z.number(), end: z.number() })).optional(),
  usage: z.unknown().optional(),
})

/** With the service and the key of the author's settings. Throws KEY_MISSING. */
export async function openHostedTranscriber(
  baseUrl: string,
  keyFor: (baseUrl: string) => Promise<string | null>,
): Promise<Transcriber> {
  const key = await keyFor(baseUrl)
  if (key !== null) return createHostedTranscriber({ baseUrl, model: TRANSCRIPTION_MODEL, key })
  throw new StudioError(
    'KEY_MISSING',
    `There is no API key for ${new URL(baseUrl).host}, so nothing was sent. ${SAFE} Enter the key in Settings, or choose ` +
      'another way to transcribe.',
    { retryable: false },
  )
}

export function createHostedTranscriber(
  { baseUrl, model, key }: HostedSettings,
  withinMs = WITHIN_MS,
): Transcriber {
  const address = addressOf(baseUrl, model)
  return {
    name: 'hosted',
    model,
    async transcribe(pcm, { signal }) {
      const limit = withinMs + (SHARE_OF_SOUND * pcm.length * 1000) / SPEECH_RATE
      const service = await openService(address, key, limit)
      try {
        return readAnswer(await send(service, pcm, signal))
      } catch (error) {
        throw inWords(error, service)
      }
    },
  }
}

async function send({ client, model }: Service, pcm: Float32Array, signal: AbortSignal): Promise<unknown> {
  const file = new File([wavFile(pcm)], 'speech.wav', { type: 'audio/wav' })
  const body: OpenAI.Audio.TranscriptionCreateParamsNonStreaming = givesWords(model)
    ? { file, model, response_format: 'verbose_json', timestamp_granularities: ['word'] }
    : { file, model, response_format: 'json' }
  return client.audio.transcriptions.create(body, { maxRetries: 0, signal })
}

/** Only the Whispers tell when a word was said; the others refuse to be asked. */
function givesWords(model: string): boolean {
  return /whisper/i.test(model)
}

class NotAnAnswer extends Error {}

function readAnswer(answer: unknown): Transcribed {
  const { success, data } = answerSchema.safeParse(answer)
  if (!success) throw new NotAnAnswer()
  const words = (data.words ?? []).map(({ word, start, end }) => ({
    text: word.trim(),
    startMs: Math.round(start * 1000),
    endMs: Math.round(end * 1000),
  }))
  const used = usageOfTranscription(data.usage)
  return {
    ...{ text: data.text.trim(), words: words.length === 0 ? null : words },
    ...(used !== null && { used }),
  }
}

function inWords(error: unknown, at: Service): Error {
  if (error instanceof APIUserAbortError) return cancelled()
  if (error instanceof NotAnAnswer) return serviceError(strangeAnswer(at), SAFE)
  if (error instanceof APIConnectionTimeoutError) return serviceError(tookTooLong(at), SAFE)
  return serviceError(failureOf(error, at, purpose), SAFE)
}

function tookTooLong({ host }: Service): ServiceFailure {
  return {
    code: 'SERVICE_FAILED',
    what: `${host} took too long over the transcription.`,
    todo: 'Check the network, then try again.',
    retryable: true,
    about: 'address',
    status: null,
  }
}
