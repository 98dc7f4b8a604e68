// Changes as they come from an editor: JSON of a CodeMirror ChangeSet, which may be anything.
import { ChangeSet } from '@codemirror/state'
import { z } from 'zod'
import { StudioError } from '../../shared/errors.ts'

const line = z.string().regex(/^[^\r\n]*$/)
const part = z.union([z.number().int().nonnegative(), z.tuple([z.number().int().nonnegative()], line)])
const changesSchema = z.array(part).max(1_000_000)

/** `length` is the document's, UTF-16 code units. Throws INVALID_ARGUMENT. */
export function readChanges(json: unknown, length: number): ChangeSet {
  const parsed = changesSchema.safeParse(json)
  if (!parsed.success) throw unreadable('its form is unknown')
  let changes: ChangeSet
  try {
    changes = ChangeSet.fromJSON(parsed.data)
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error))
  }
  if (changes.length !== length)
    throw unreadable(`it is for a text of ${changes.length} characters, not ${length}`)
  return changes
}

function unreadable(why: string): StudioError {
  return new StudioError(
    'INVALID_ARGUMENT',
    `A change to the document could not be read (${why}). The saved document is unchanged. Open the document again.`,
  )
}
