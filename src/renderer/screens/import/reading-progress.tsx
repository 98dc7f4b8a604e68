// How far a long file is.
import { Progress } from '@base-ui/react/progress'

export function ReadingProgress({ label, fraction }: { label: string; fraction: number | null }) {
  return (
    <Progress.Root
      value={fraction === null ? null : Math.round(fraction * 100)}
      className="flex flex-col gap-2 py-1"
    >
      <Progress.Label className="text-sm text-soft">{label}</Progress.Label>
      <Progress.Track className="block h-1.5 overflow-hidden rounded-full bg-line">
        <Progress.Indicator className="block h-full rounded-full bg-accent transition-[width] data-indeterminate:w-1/4 data-indeterminate:animate-pulse" />
      </Progress.Track>
    </Progress.Root>
  )
}
