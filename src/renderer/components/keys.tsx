// The keys of a command, as small caps.
import { isMac, keyNames } from '../commands/accelerator.ts'

export function Keys({ accelerator, className = '' }: { accelerator: string; className?: string }) {
  return (
    <span className={`inline-flex gap-1 ${className}`}>
      {keyNames(accelerator, isMac).map((name) => (
        <kbd
          key={name}
          className="min-w-5 rounded border border-line bg-desk px-1 text-center font-sans text-xs text-soft"
        >
          {name}
        </kbd>
      ))}
    </span>
  )
}
