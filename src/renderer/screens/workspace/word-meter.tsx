// A thin line that fills as a goal in words is neared; the words beside it say the same.
export function WordMeter({ words, target }: { words: number; target: number }) {
  const reached = words >= target
  return (
    <span aria-hidden className="block h-1 w-full overflow-hidden rounded-full bg-line">
      <span
        className={`block h-full rounded-full ${reached ? 'bg-good' : 'bg-accent'}`}
        style={{ width: `${Math.min(100, (words / target) * 100)}%` }}
      />
    </span>
  )
}
