// What a paragraph rests on, in one line of Markdown: who said it, where and when, and how it began.
import type { Session, SessionKind } from '../session/session.ts'
import { speakerOf, type TranscriptItemInput } from '../transcript/item.ts'

export interface Said {
  session: Pick<Session, 'kind' | 'startedAt'>
  item: Pick<TranscriptItemInput, 'role' | 'payload' | 'text' | 'audioStartMs'>
}

/** In the order they were said; null when there is nothing to tell. The date is in UTC, as in other exports. */
export function sourceNote(said: readonly Said[]): string | null {
  return said.length === 0 ? null : said.map(onePassage).join('; ')
}

const kinds: Record<SessionKind, string> = {
  voice: 'interview',
  guided: 'guided interview',
  imported: 'imported interview',
  recording: 'recording',
}

function onePassage({ session, item }: Said): string {
  const date = new Date(session.startedAt).toISOString().slice(0, 10)
  const at = item.audioStartMs === null ? '' : ` at ${clock(item.audioStartMs)}`
  const quote = quoted(item.text ?? '')
  const words = quote === '' ? '' : `: “${quote}”`
  return `${plain(speakerOf(item))}, ${kinds[session.kind]} of ${date}${at}${words}`
}

/** `04:09`, `1:04:09`. */
function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const pad = (part: number) => String(part).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return `${hours === 0 ? '' : `${hours}:`}${pad(minutes)}:${pad(seconds % 60)}`
}

const LONGEST_QUOTE = 200

/** At most 200 characters, cut between words. */
function quoted(text: string): string {
  const line = oneLine(text.slice(0, 4000))
  const characters = Array.from(line)
  if (characters.length <= LONGEST_QUOTE) return plain(line)
  const short = characters.slice(0, LONGEST_QUOTE - 1).join('')
  const cut = short.lastIndexOf(' ')
  return plain(`${cut > LONGEST_QUOTE / 2 ? short.slice(0, cut) : short}…`)
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

/** Says what it says in any reader of Markdown: marks are escaped. */
function plain(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>|~$^&#]/g, (mark) => `\\${mark}`)
}
