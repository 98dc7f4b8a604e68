// After how long a pause the next question may come by itself.
import type { Option } from '../../components/field.tsx'

const NEVER = 'never'

export const PAUSES: readonly Option[] = [
  { value: NEVER, label: 'When I say so' },
  { value: '5000', label: 'After 5 seconds of quiet' },
  { value: '10000', label: 'After 10 seconds of quiet' },
  { value: '20000', label: 'After 20 seconds of quiet' },
  { value: '40000', label: 'After 40 seconds of quiet' },
]

export function pauseOf(value: string): number | null {
  return value === NEVER ? null : Number(value)
}

/** The choice nearest to what is kept. */
export function pauseValue(pauseMs: number | null): string {
  if (pauseMs === null) return NEVER
  const times = PAUSES.slice(1).map(({ value }) => Number(value))
  return String(times.reduce((a, b) => (Math.abs(b - pauseMs) < Math.abs(a - pauseMs) ? b : a)))
}
