// What a test found, line by line.
import { CircleAlert, CircleCheck } from 'lucide-react'
import type { CheckLine } from './check-line.ts'

export function CheckResult({ verdict, lines }: { verdict: string; lines: readonly CheckLine[] }) {
  return (
    <div className="rounded-lg border border-line bg-desk/50 px-3.5 py-3">
      <p className="font-medium">{verdict}</p>
      <ul className="mt-2 flex flex-col gap-1.5 text-sm">
        {lines.map(({ name, ok, message }) => (
          <li key={name} className="flex gap-2">
            {ok ? (
              <CircleCheck size={16} aria-label="Well" className="mt-0.5 shrink-0 text-good" />
            ) : (
              <CircleAlert size={16} aria-label="Not well" className="mt-0.5 shrink-0 text-live" />
            )}
            <span className="min-w-0 break-words">
              <span className="font-medium">{name}.</span> {message}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
