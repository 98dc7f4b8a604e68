// Sends what is typed before the window loses the author's eye, and holds a closing window until it is saved.
import type { ManuscriptSession } from './manuscript-session.ts'

/** Listens until the answer is called. */
export function guardLeaving(sessions: () => ManuscriptSession[]): () => void {
  const unsaved = () => sessions().filter((session) => !session.isSaved)
  const flush = () => Promise.all(unsaved().map((session) => session.flush()))
  const onHidden = () => {
    if (document.visibilityState === 'hidden') void flush()
  }
  const onBlur = () => void flush()
  let held = false
  const onLeave = (event: BeforeUnloadEvent) => {
    if (held || unsaved().length === 0) return
    // Held back once. If saving fails, the author reads why and may close again without it.
    held = true
    event.preventDefault()
    void flush().then(() => {
      if (unsaved().length === 0) window.close()
    })
  }
  document.addEventListener('visibilitychange', onHidden)
  window.addEventListener('blur', onBlur)
  window.addEventListener('beforeunload', onLeave)
  return () => {
    document.removeEventListener('visibilitychange', onHidden)
    window.removeEventListener('blur', onBlur)
    window.removeEventListener('beforeunload', onLeave)
  }
}
