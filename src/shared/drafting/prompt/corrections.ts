// What is heard otherwise than when it was drafted: the words around the difference, as they were and as they are.
import { wordPlaces, plainWord } from '../../transcript/word-times.ts'
import type { DraftContext } from '../drafter.ts'
import { cutToTokens } from './estimate-tokens.ts'
import { lineTokens } from './fit-lines.ts'
import { asLine } from './plain-data.ts'
import type { PromptNames } from './prompt.ts'
import { take, type Room } from './room.ts'
import type { Transcript } from './transcript.ts'

/** Tokens of either text: one long turn must not keep the others from being told. */
const LONGEST = 250
/** Words shown on either side of what differs. */
const AROUND = 8

/** Those of which there is room; an item that is named here may be a source. What is no material of the book is told to nobody. */
export function correctionLines(
  { changedItems = [] }: DraftContext,
  { items, names: itemNames }: Transcript,
  names: PromptNames,
  room: Room,
): { lines: string[]; untold: string[] } {
  const places = new Map(items.map(({ itemId }, at) => [itemId, at]))
  const lines: string[] = []
  const untold: string[] = []
  for (const { itemId, before, after } of changedItems) {
    const at = places.get(itemId)
    const name = at === undefined ? null : (itemNames[at] ?? null)
    if (name === null) continue
    const [was, now] = differing(before, after)
    const line = `[${name}] heard before: “${shown(was)}” It is: “${shown(now)}”`
    if (untold.length > 0 || !take(room, lineTokens(line))) untold.push(itemId)
    else {
      lines.push(line)
      names.items[name] = itemId
    }
  }
  return { lines, untold }
}

function shown(text: string): string {
  return cutToTokens(asLine(text.slice(0, 4000)), LONGEST)
}

/** Both texts without what they begin and end with alike, but for a few words. */
function differing(before: string, after: string): [string, string] {
  const was = wordPlaces(before)
  const now = wordPlaces(after)
  const alike = (a: number, b: number): boolean =>
    a >= 0 && b >= 0 && plainWord(was[a]?.word ?? '') === plainWord(now[b]?.word ?? '')
  const shorter = Math.min(was.length, now.length)
  let head = 0
  while (head < shorter && was[head]?.word === now[head]?.word) head += 1
  let tail = 0
  while (tail < shorter - head && alike(was.length - 1 - tail, now.length - 1 - tail)) tail += 1
  const cut = (places: readonly { word: string }[]): string => {
    const from = Math.max(0, head - AROUND)
    const to = Math.min(places.length, places.length - tail + AROUND)
    const words = places.slice(from, to).map(({ word }) => word)
    return `${from > 0 ? '… ' : ''}${words.join(' ')}${to < places.length ? ' …' : ''}`
  }
  return [cut(was), cut(now)]
}
