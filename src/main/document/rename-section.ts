// A section's heading in other words: the row keeps its id, and the body stays as it is.
import { cleanHeading } from '../../shared/document/clean-paragraph.ts'
import { parseSections } from '../../shared/document/sections.ts'
import type { Section } from '../../shared/document/section.ts'
import { StudioError } from '../../shared/errors.ts'
import type { OpenDocument, PendingChange } from './open-document.ts'

/** Throws NOT_FOUND, INVALID_ARGUMENT. */
export function renamed(
  document: OpenDocument,
  sectionId: string,
  words: string,
): { section: Section; pending: PendingChange } {
  const sections = document.sections()
  const at = sections.findIndex(({ id }) => id === sectionId)
  const place = parseSections(document.markdown)[at]
  const row = sections[at]
  if (row === undefined || place === undefined)
    throw new StudioError('NOT_FOUND', 'This section is not in the document any more. Nothing was changed.')
  const heading = cleanHeading(words)
  if (heading === '' || place.level === 0) {
    const why =
      heading === '' ? 'A heading needs words.' : 'The text before the first heading has no heading.'
    throw new StudioError('INVALID_ARGUMENT', `${why} Nothing was changed.`)
  }
  const old = document.markdown.slice(place.start, place.bodyStart).trimEnd()
  const edits = [
    { from: place.start, to: place.start + old.length, insert: `${'#'.repeat(place.level)} ${heading}` },
  ]
  const pending = document.pendingUpdates([
    { clientId: `rename:${sectionId}`, changes: document.changesOf(edits) },
  ])
  // Of the heading as it now reads in the text: marks at its end are no words of it.
  const section = { ...row, heading: pending.state.headings[at] ?? heading }
  return {
    section,
    pending: { ...pending, sections: sections.map((each) => (each.id === sectionId ? section : each)) },
  }
}
