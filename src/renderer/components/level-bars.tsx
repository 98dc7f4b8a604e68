// How loud it is, as a row of small bars that fill from the left.

const BARS = 12

/** `level`: 0 to 1. */
export function LevelBars({ label, level, wide = false }: { label: string; level: number; wide?: boolean }) {
  const filled = Math.round(Math.min(1, Math.max(0, level)) * BARS)
  return (
    <span
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={BARS}
      aria-valuenow={filled}
      className={`inline-flex items-center ${wide ? 'h-3.5 w-full gap-1' : 'h-4 gap-0.5'}`}
    >
      {Array.from({ length: BARS }, (_, index) => (
        <span
          key={index}
          aria-hidden
          className={`h-full ${wide ? 'flex-1 rounded-[3px]' : 'w-[3px] rounded-full'} ${index < filled ? 'bg-accent' : 'bg-line'}`}
        />
      ))}
    </span>
  )
}
