// Times as subtitle files and transcripts write them: 1:02, 00:01:02, 00:01:02.500, 00:01:02,500.

/** Source of a pattern for one time, without groups. */
export const TIME_PATTERN = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?`
const TIME = /^\s*[[(]?(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?[\])]?\s*$/

/** Milliseconds, or null when `text` is not a time. Minutes and seconds above 59 are not times. */
export function parseTime(text: string): number | null {
  const match = TIME.exec(text)
  if (match === null) return null
  const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match
  if (Number(seconds) > 59 || (match[1] !== undefined && Number(minutes) > 59)) return null
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return whole * 1000 + Number(fraction.padEnd(3, '0'))
}

/** `00:01:02` for people. */
export function formatTime(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
