// Before the next question comes by itself: a countdown in sight, and one press to stay.
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { spoken } from '../../speech/spoken-session.ts'
import { useSpoken } from '../../stores/spoken-store.ts'
import { useNow } from '../voice/use-now.ts'
import { goesOnWords } from './recording-words.ts'

export function GoesOn(): ReactNode {
  const goesOnAt = useSpoken((state) => state.goesOnAt)
  const now = useNow(goesOnAt !== null)
  return (
    <div className="flex h-11 items-center">
      {goesOnAt === null ? null : (
        <div className="flex items-center gap-4 rounded-lg bg-accent-soft py-2 pr-2 pl-4">
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
      )}
    </div>
  )
}
