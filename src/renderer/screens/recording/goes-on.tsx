// Before the next question comes by itself: a countdown in sight, and one press to stay.
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { spoken } from '../../speech/spoken-session.ts'
import { useNow } from '../voice/use-now.ts'
import { goesOnWords } from './recording-words.ts'

/** `goesOnAt`: `performance.now()`. */
export function GoesOn({ goesOnAt }: { goesOnAt: number }): ReactNode {
  const now = useNow(true)
  return (
    <div className="flex items-center gap-4 self-start rounded-lg bg-accent-soft py-2 pr-2 pl-4">
      <p className="tabular-nums">
        {/* Said once, not every second. */}
        <span role="status" className="sr-only">
          The next question comes in a moment.
        </span>
        <span aria-hidden>{goesOnWords(goesOnAt, now)}</span>
      </p>
      <Button size="sm" onClick={() => spoken.stay()}>
        Stay with this one
      </Button>
    </div>
  )
}
