// Lines of a block, as many as there is room for.
import { cutToTokens, estimateTokens } from './estimate-tokens.ts'
import { take, type Room } from './room.ts'

/** The rest of a line is worth showing from this on. */
const LEAST_CUT = 24

/** The line with its line break. */
export function lineTokens(line: string): number {
  return estimateTokens(line) + 1
}

/** The first lines that fit; the one that does not is cut, and those after it are left out. */
export function fitLines(lines: readonly string[], room: Room): string[] {
  const fitting: string[] = []
  for (const line of lines) {
    if (!take(room, lineTokens(line))) {
      const cut = room.left < LEAST_CUT ? '' : cutToTokens(line, room.left - 1)
      if (cut !== '' && take(room, lineTokens(cut))) fitting.push(cut)
      break
    }
    fitting.push(line)
  }
  return fitting
}

/** The last lines that fit, in their order. */
export function fitLastLines(lines: readonly string[], room: Room): string[] {
  return fitLines(lines.toReversed(), room).toReversed()
}
