// A block of the prompt: a tag, lines as far as there is room, the closing tag.
import { estimateTokens } from './estimate-tokens.ts'
import type { Tag } from './plain-data.ts'
import { take, within, type Room } from './room.ts'

/** '' when there is nothing to say, or no room to say it. `attributes` begin with a blank. */
export function block(tag: Tag, lines: readonly string[], attributes = ''): string {
  return lines.length === 0 ? '' : `<${tag}${attributes}>\n${lines.join('\n')}\n</${tag}>\n`
}

/** Spends at most `tokens` of the room, tags and all. */
export function blockWithin(room: Room, tokens: number, tag: Tag, linesIn: (part: Room) => string[]): string {
  let text = ''
  within(room, tokens, (part) => {
    const frame = estimateTokens(block(tag, ['']))
    if (!take(part, frame)) return
    text = block(tag, linesIn(part))
    if (text === '') part.left += frame
  })
  return text
}
