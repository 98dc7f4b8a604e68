// Puts an error where it belongs: beside the field it is about, or above the form.
import { StudioError } from '../../shared/errors.ts'

export interface FieldErrors {
  /** By field name. */
  fields: Record<string, string>
  /** What belongs to no field. */
  form: string | null
}

export const noErrors: FieldErrors = { fields: {}, form: null }

/** `known` are the form's field names; the failure names its own in `data.fields`. */
export function fieldErrors(error: unknown, known: readonly string[]): FieldErrors {
  const message =
    error instanceof Error ? error.message : 'Something went wrong that the studio has no words for.'
  const named = error instanceof StudioError ? error.data?.['fields'] : undefined
  const mine = Array.isArray(named) ? known.filter((name) => named.includes(name)) : []
  if (mine.length === 0) return { fields: {}, form: message }
  return { fields: Object.fromEntries(mine.map((name) => [name, message])), form: null }
}
