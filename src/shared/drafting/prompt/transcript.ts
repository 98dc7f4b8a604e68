// The transcript in a prompt: lines of items that were chosen, in order, with gaps between them shown as gaps.
import type { TranscriptItem } from '../../transcript/item.ts'
import type { DraftContext, DraftSession } from '../drafter.ts'
import { block } from './block.ts'
import { cutToTokens, estimateTokens } from './estimate-tokens.ts'
import { lineTokens } from './fit-lines.ts'
import { asAttribute, asLine } from './plain-data.ts'
import type { PromptNames } from './prompt.ts'
import { take, type Room } from './room.ts'

const GAP = '…'
/** What an interviewer says beyond this is not needed to understand the answer. */
const LONGEST_QUESTION = 250
const LONGEST_SPEAKER = 20

export interface Transcript {
  items: readonly TranscriptItem[]
  /** By place; only what the author says has a name. */
  names: readonly (string | null)[]
  sessions: ReadonlyMap<string, DraftSession>
  isNew: ReadonlySet<string>
  /** By place: null = whole, else passages of it in any order. */
  shown: Map<number, string[] | null>
  begun: Set<string>
}

/** `items` is material, in transcript order. */
export function readTranscript(context: DraftContext, items: readonly TranscriptItem[]): Transcript {
  const used = new Set(context.usedItemIds)
  let said = 0
  return {
    items,
    names: items.map(({ role }) => (role === 'user' ? `i${(said += 1)}` : null)),
    sessions: new Map(context.sessions.map((session) => [session.id, session])),
    isNew: new Set(context.newItemIds.filter((id) => !used.has(id))),
    shown: new Map(),
    begun: new Set(),
  }
}

/** True when the item is shown whole now. */
export function showItem(transcript: Transcript, at: number, room: Room): boolean {
  return transcript.shown.get(at) === null || show(transcript, at, null, room)
}

/** True when the passage, which stands in the item's text, is shown now. */
export function showPassage(transcript: Transcript, at: number, passage: string, room: Room): boolean {
  const known = transcript.shown.get(at)
  return known === null || known?.includes(passage) === true || show(transcript, at, passage, room)
}

function show(transcript: Transcript, at: number, passage: string | null, room: Room): boolean {
  const item = transcript.items[at]
  // A character is a third of a token at least: what is far too long need not be written out to be measured.
  if (item === undefined || (passage?.length ?? shortest(item)) / 3 > room.left) return false
  if (!take(room, cost(transcript, at, item.sessionId, passage === null ? null : [passage]))) return false
  transcript.begun.add(item.sessionId)
  transcript.shown.set(at, passage === null ? null : [...(transcript.shown.get(at) ?? []), passage])
  return true
}

/** Of a line, a gap before it, and of the tags around the session when it is the first of it. */
function cost(
  transcript: Transcript,
  at: number,
  sessionId: string,
  passages: readonly string[] | null,
): number {
  const begins = transcript.begun.has(sessionId)
    ? 0
    : estimateTokens(block('session', [''], attributesOf(transcript, sessionId)))
  return begins + lineTokens(GAP) + lineTokens(lineOf(transcript, at, passages))
}

function shortest({ role, text }: TranscriptItem): number {
  return role === 'user' ? (text ?? '').trim().length : 0
}

/** Shows as much of the beginning of an item as there is room for. */
export function showBeginning(transcript: Transcript, at: number, room: Room): void {
  const item = transcript.items[at]
  if (item === undefined) return
  const left = room.left - cost(transcript, at, item.sessionId, [''])
  const beginning = cutToTokens((item.text ?? '').trim(), left)
  if (beginning !== '') show(transcript, at, beginning, room)
}

/** Blocks of the sessions of which something is shown. Names the author's items that stand in them. */
export function renderTranscript(transcript: Transcript, names: PromptNames): string[] {
  const { items, shown } = transcript
  const blocks: string[] = []
  let lines: string[] = []
  let sessionId: string | null = null
  let next = 0
  const close = (): void => {
    if (sessionId !== null)
      blocks.push(block('session', lines, attributesOf(transcript, sessionId)).trimEnd())
    lines = []
  }
  for (const at of [...shown.keys()].sort((a, b) => a - b)) {
    const item = items[at]
    if (item === undefined) continue
    if (item.sessionId !== sessionId) close()
    else if (at > next) lines.push(GAP)
    sessionId = item.sessionId
    next = at + 1
    lines.push(lineOf(transcript, at, shown.get(at) ?? null))
    const name = transcript.names[at] ?? null
    if (name !== null) names.items[name] = item.itemId
  }
  close()
  return blocks
}

function lineOf({ items, names, isNew }: Transcript, at: number, passages: readonly string[] | null): string {
  const item = items[at]
  const text = item?.text ?? ''
  if (item?.role !== 'user')
    return `Interviewer: ${cutToTokens(asLine(text.slice(0, 2000)), LONGEST_QUESTION)}`
  const said = passages === null ? text : inOrder(text, passages).join(` ${GAP} `)
  const marks = [...(isNew.has(item.itemId) ? ['new'] : []), ...(passages === null ? [] : ['in part'])]
  const mark = marks.length === 0 ? '' : ` (${marks.join(', ')})`
  return `[${names[at] ?? ''}] ${speakerOfAuthor(item)}${mark}: ${asLine(said)}`
}

function inOrder(text: string, passages: readonly string[]): string[] {
  return [...passages].sort((a, b) => text.indexOf(a) - text.indexOf(b))
}

/** "You" would be the model. */
function speakerOfAuthor(item: TranscriptItem): string {
  const named = item.payload?.['speaker']
  const speaker = typeof named === 'string' ? cutToTokens(asLine(named.slice(0, 200)), LONGEST_SPEAKER) : ''
  return speaker === '' ? 'Author' : speaker
}

function attributesOf({ sessions }: Transcript, id: string): string {
  const session = sessions.get(id)
  if (session === undefined) return ''
  const { kind, title, startedAt } = session
  const time = new Date(startedAt)
  const date = Number.isNaN(time.getTime()) ? '' : ` date="${time.toISOString().slice(0, 10)}"`
  const named = title === null ? '' : ` title="${cutToTokens(asAttribute(title.slice(0, 400)), 40)}"`
  return ` kind="${kind}"${date}${named}`
}
