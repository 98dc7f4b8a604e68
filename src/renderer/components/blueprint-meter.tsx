// How much of the blueprint is known, as seven small marks and in words.

export const BLUEPRINT_TOTAL = 7

export function BlueprintMeter({ known, total = BLUEPRINT_TOTAL }: { known: number; total?: number }) {
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden className="flex gap-0.5">
        {Array.from({ length: total }, (_, index) => (
          <span
            key={index}
            className={`h-1.5 w-2.5 rounded-full ${index < known ? 'bg-accent' : 'bg-line'}`}
          />
        ))}
      </span>
      <span>{`${known} of ${total} known`}</span>
    </span>
  )
}
