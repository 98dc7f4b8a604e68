// Sleep, the window's end and another choice of microphone must not cost a word.
import { subscribe } from '../bridge/client.ts'

interface Guarded {
  /** The window closes: everything is kept, and the session waits to be gone on with. */
  leave(): Promise<void>
  /** The computer goes to sleep. */
  flush(): Promise<void>
  /** It woke up. */
  woke(): Promise<void>
  settingsChanged(microphone: string): Promise<void>
  report(error: unknown): void
}

/** Until the answer is called. */
export function guardWords({ leave, flush, woke, settingsChanged, report }: Guarded): () => void {
  let held = false
  const onLeave = (event: BeforeUnloadEvent): void => {
    // Held back once: whoever closes again after that means it.
    if (held) return
    held = true
    event.preventDefault()
    void leave()
      .catch(report)
      .finally(() => window.close())
  }
  window.addEventListener('beforeunload', onLeave)
  const stops = [
    subscribe('power.changed', ({ state }) => {
      void (state === 'suspend' ? flush() : woke()).catch(report)
    }),
    subscribe('settings.changed', ({ microphone }) => void settingsChanged(microphone)),
  ]
  return () => {
    window.removeEventListener('beforeunload', onLeave)
    for (const stop of stops) stop()
  }
}
