// Reads the label a line may begin with: `ANNA: …`, `**Anna:** …`, `[00:01:02] Anna: …`, `Anna  0:03`.
import { parseTime, TIME_PATTERN } from './timecode.ts'

export interface SpeakerLabel {
  name: string
  /** What follows the label on its line. */
  rest: string
  startMs: number | null
  /** How the label is set off, beyond its colon. */
  shape: 'plain' | 'caps' | 'bold'
}

/** A label ends within this many characters, so a line of any length is read in constant time. */
const REACH = 160
const NAME = String.raw`(\p{L}[\p{L}\p{M}\p{N} .'’&/#_-]{0,59}?)`
const MARK = String.raw`(\*{1,3}|__)?`
const STAMP = String.raw`(?:[[(](${TIME_PATTERN})[\])])?`
const LABEL = new RegExp(
  String.raw`^\s*(?:[-*+>]\s+)?(?:[[(]?(${TIME_PATTERN})[\])]?\s*(?:[-–—]\s*)?)?` +
    String.raw`${MARK}${NAME}\s*${STAMP}\s*${MARK}\s*${STAMP}\s*:${MARK}(?![\d/\\])`,
  'u',
)
const NAME_AND_TIME = new RegExp(String.raw`^\s*${NAME}\s+[[(]?(${TIME_PATTERN})[\])]?\s*$`, 'u')

/** The label that `line` could begin with, or null. Whether it is one, the label census decides. */
export function readLabel(line: string): SpeakerLabel | null {
  const head = line.length > REACH ? line.slice(0, REACH) : line
  if (head.includes(':')) return readColonLabel(line, head) ?? readNameAndTime(line, head)
  return null
}

function readColonLabel(line: string, head: string): SpeakerLabel | null {
  const match = LABEL.exec(head)
  if (match === null) return null
  const [whole, before, open, rawName = '', inside, close, after, closeAfter] = match
  const name = cleanName(rawName)
  if (open === undefined ? close !== undefined : (close === open) === (closeAfter === open)) return null
  const stamp = before ?? inside ?? after
  const end = open === undefined && closeAfter !== undefined ? whole.length - closeAfter.length : whole.length
  return {
    name,
    rest: line.slice(end).trim(),
    startMs: stamp === undefined ? null : parseTime(stamp),
    shape: open !== undefined ? 'bold' : isCaps(name) ? 'caps' : 'plain',
  }
}

function readNameAndTime(line: string, head: string): SpeakerLabel | null {
  if (line.length > REACH) return null
  const match = NAME_AND_TIME.exec(head)
  if (match === null) return null
  const [, name = '', stamp = ''] = match
  return { name: cleanName(name), rest: '', startMs: parseTime(stamp), shape: 'plain' }
}

function cleanName(name: string): string {
  return name.trim().replace(/\s+/g, ' ')
}

function isCaps(name: string): boolean {
  return name === name.toUpperCase() && name !== name.toLowerCase()
}
