// What may stand in a blueprint field, and when a field counts as filled.
import { z } from 'zod'
import { MAX_FIELD_LENGTH, voiceGuardrailsSchema } from './blueprint.ts'
import type { BlueprintEntry, BlueprintField, VoiceGuardrails } from './blueprint.ts'

export type FieldCheck = { ok: true; value: string } | { ok: false; message: string }

// Without the defaults of the whole: a part that is left out must not read as emptied.
const part = z.string().max(4000).optional()
const guardrailParts = z.object({ tone: part, structure: part, content: part })

/**
 * The value to store; '' empties the field. For `voiceGuardrails` the input is JSON of {@link VoiceGuardrails}: parts
 * it leaves out keep what `existing` (the stored value) has. Plain text is taken as the tone, which is how people
 * answer when asked for their voice.
 */
export function checkFieldValue(field: BlueprintField, input: string, existing?: string): FieldCheck {
  const value = input.trim()
  if (value.length > MAX_FIELD_LENGTH) {
    return {
      ok: false,
      message:
        `This answer is ${value.length.toLocaleString('en')} characters long; a blueprint field holds up to ` +
        `${MAX_FIELD_LENGTH.toLocaleString('en')}. Nothing was changed: shorten it, or keep the rest as a note.`,
    }
  }
  return field === 'voiceGuardrails' && value !== '' ? checkGuardrails(value, existing) : { ok: true, value }
}

function checkGuardrails(value: string, existing: string | undefined): FieldCheck {
  const parts = value.startsWith('{')
    ? guardrailParts.safeParse(parseJson(value))
    : guardrailParts.safeParse({ tone: value })
  if (!parts.success) {
    return {
      ok: false,
      message: 'Voice guardrails need a text for tone, structure or content. Nothing was changed.',
    }
  }
  const kept = existing === undefined ? null : readGuardrails(existing)
  const merged = {
    tone: (parts.data.tone ?? kept?.tone ?? '').trim(),
    structure: (parts.data.structure ?? kept?.structure ?? '').trim(),
    content: (parts.data.content ?? kept?.content ?? '').trim(),
  }
  const empty = Object.values(merged).every((part) => part === '')
  return { ok: true, value: empty ? '' : JSON.stringify(merged) }
}

/** A stored `voiceGuardrails` value; all parts empty when it is not readable. */
export function readGuardrails(value: string): VoiceGuardrails {
  const read = voiceGuardrailsSchema.safeParse(parseJson(value))
  return read.success ? read.data : { tone: '', structure: '', content: '' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Text that is not blank; for `voiceGuardrails` at least one of tone, structure and content. */
export function isFilled({ field, value }: Pick<BlueprintEntry, 'field' | 'value'>): boolean {
  if (field !== 'voiceGuardrails') return value.trim() !== ''
  return Object.values(readGuardrails(value)).some((part) => part.trim() !== '')
}
