// Stopping a talk while something is written and not sent: asked about first, for it would not be part of the talk.
import { useState, type ReactNode } from 'react'
import { ConfirmDialog } from './dialog.tsx'

/** `stop` asks where it must; `asking` is what it asks with, to be put on the screen. */
export function useStopWithUnsent(
  hasUnsent: () => boolean,
  stopNow: () => void,
): { stop: () => void; asking: ReactNode } {
  const [open, setOpen] = useState(false)
  const asking = (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      title="Stop with an answer unsent?"
      confirmLabel="Stop without it"
      onConfirm={stopNow}
    >
      You wrote something and have not sent it. It will not be part of the interview.
    </ConfirmDialog>
  )
  return { stop: () => (hasUnsent() ? setOpen(true) : stopNow()), asking }
}
