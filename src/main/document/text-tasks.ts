// What an author asks of a whole manuscript, worked out away from main: undo a draft, take in a proposal, restore,
// move a section.
import { acceptProposal } from '../../shared/document/accept-proposal.ts'
import {
  fitAuthorship,
  joinAuthorship,
  sliceAuthorship,
  type AuthoredText,
} from '../../shared/document/authorship.ts'
import { isHeading, missingFence, separatorBetween } from '../../shared/document/blocks.ts'
import type { Proposal } from '../../shared/document/document.ts'
import { moveSections, placeAfter } from '../../shared/document/move-sections.ts'
import { parseSections } from '../../shared/document/sections.ts'
import type { Steps } from '../../shared/document/steps.ts'
import { undoDraftInSteps } from '../../shared/document/undo-draft.ts'
import { StudioError } from '../../shared/errors.ts'
import { rewriteTo, withLineFeeds, type DocumentSnapshot, type Rewrite } from './rewrite.ts'

interface OfDocument {
  now: DocumentSnapshot
}

/** `before` and `after` are the texts around the draft's commit. */
interface UndoTask extends OfDocument {
  before: AuthoredText
  after: string
}

export function* undoDraftTask({ now, before, after }: UndoTask): Steps<Rewrite & { kept: number }> {
  const undone = yield* undoDraftInSteps({ before, after, author: now })
  yield
  return { ...rewriteTo(now, undone), kept: undone.kept }
}

interface AcceptTask extends OfDocument {
  proposal: Pick<Proposal, 'authorMarkdown' | 'drafterMarkdown' | 'sectionId'>
  /** Absent = as proposed. */
  edited?: string
}

export function acceptProposalTask({ now, proposal, edited }: AcceptTask): Rewrite {
  return rewriteTo(now, acceptProposal(now, now.sections, proposal, edited))
}

interface RestoreTask extends OfDocument {
  text: AuthoredText
}

export function restoreTask({ now, text }: RestoreTask): Rewrite {
  return rewriteTo(now, text)
}

interface RestorePartTask extends RestoreTask {
  /** [from, to) of `text` comes in place of [newFrom, newTo) of the text of now. */
  from: number
  to: number
  newFrom: number
  newTo: number
}

export function restorePartTask({ now, text, from, to, newFrom, newTo }: RestorePartTask): Rewrite {
  const part = withLineFeeds(text.markdown.slice(from, to))
  const before = now.markdown.slice(0, newFrom)
  const after = now.markdown.slice(newTo)
  const lead = gapBetween(before, part)
  const tail = part === '' ? gapBetween(before, after) : gapBetween(part, after)
  const authorship = joinAuthorship([
    sliceAuthorship(now.authorship, 0, newFrom),
    [{ by: 'author', length: lead.length }],
    fitAuthorship(sliceAuthorship(text.authorship, from, to), part.length),
    [{ by: 'author', length: tail.length }],
    sliceAuthorship(now.authorship, newTo, now.markdown.length),
  ])
  return rewriteTo(now, { markdown: before + lead + part + tail + after, authorship })
}

/** Keeps two texts from running into each other; a heading may stand close to its words. */
function gapBetween(before: string, after: string): string {
  const lastLine = before.slice(before.trimEnd().lastIndexOf('\n') + 1)
  const close = before.endsWith('\n') && (isHeading(lastLine) || isHeading(after))
  return close ? '' : separatorBetween(before, after)
}

interface MoveTask extends OfDocument {
  sectionId: string
  /** null = first, under the title. */
  afterSectionId: string | null
}

/** The rows move with their text: sections of the same heading keep their own ids. Throws INVALID_ARGUMENT, NOT_FOUND. */
export function moveSectionTask({ now, sectionId, afterSectionId }: MoveTask): Rewrite {
  const levels = parseSections(now.markdown).map(({ level }) => level)
  const from = now.sections.findIndex(({ id }) => id === sectionId)
  const row = now.sections[from]
  if (row === undefined || (afterSectionId !== null && !now.sections.some(({ id }) => id === afterSectionId)))
    throw new StudioError('NOT_FOUND', 'This section is not in the document any more. Nothing was moved.')
  if (levels[from] !== 2) throw refused('The title and the text above it stay where they are.')
  if (missingFence(now.markdown) !== '')
    throw refused(
      'A block of code in the text is not closed (```), and would swallow what is moved behind it. Close it first.',
    )
  const places = now.sections.map(({ id }, at) => ({ id, level: levels[at] ?? 0 }))
  places.splice(from, 1)
  const title = places.findIndex(({ level }) => level === 1)
  const to = afterSectionId === sectionId ? from : placeAfter(places, afterSectionId)
  if (to === null || (title !== -1 && title < from && to <= title))
    throw refused('Nothing stands above the title.')
  const rest = now.sections.filter((_, at) => at !== from)
  const sections = [...rest.slice(0, to), row, ...rest.slice(to)].map((each, position) => ({
    ...each,
    position,
  }))
  // A lock keeps the drafter out; the author may put the section where it belongs.
  const free = now.sections.map((each) => ({ ...each, locked: false }))
  const moves = afterSectionId === sectionId ? [] : [{ sectionId, afterSectionId }]
  return rewriteTo(now, moveSections(now, free, moves), sections)
}

function refused(why: string): StudioError {
  return new StudioError('INVALID_ARGUMENT', `${why} Nothing was moved.`)
}
