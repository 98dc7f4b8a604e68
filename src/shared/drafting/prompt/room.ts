// What is left of a prompt's budget, estimated tokens.
export interface Room {
  left: number
}

/** True when there was room. */
export function take(room: Room, tokens: number): boolean {
  if (tokens > room.left) return false
  room.left -= tokens
  return true
}

/** Lets `use` spend at most `tokens` of the room; what it leaves is there for others. */
export function within(room: Room, tokens: number, use: (part: Room) => void): void {
  const given = Math.max(0, Math.min(room.left, Math.floor(tokens)))
  const part = { left: given }
  use(part)
  room.left -= given - part.left
}
