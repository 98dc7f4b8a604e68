// Quiet messages at the edge of the window, with an action where something can be undone.
import { Toast } from '@base-ui/react/toast'

export type ToastTone = 'plain' | 'good' | 'problem'

export interface ToastMessage {
  title: string
  description?: string
  tone?: ToastTone
  action?: { label: string; run: () => void }
  /** Milliseconds; 0 = until closed. Default 6 s, 12 s with an action, until closed for a problem. */
  timeout?: number
}

export const toastManager = Toast.createToastManager()

/** Shows a message and returns its id. */
export function showToast(message: ToastMessage): string {
  const tone = message.tone ?? 'plain'
  const id: string = toastManager.add({
    title: message.title,
    type: tone,
    priority: tone === 'problem' ? 'high' : 'low',
    timeout: message.timeout ?? defaultTimeout(tone, message.action !== undefined),
    ...(message.description === undefined ? {} : { description: message.description }),
    ...(message.action === undefined
      ? {}
      : { actionProps: { children: message.action.label, onClick: closing(() => id, message.action.run) } }),
  })
  return id
}

/** Tells the author what went wrong, in the words the failure carries. */
export function showProblem(title: string, error: unknown): string {
  const description = error instanceof Error ? error.message : 'The studio could not say why.'
  return showToast({ title, description, tone: 'problem' })
}

export function closeToast(id: string): void {
  toastManager.close(id)
}

export function defaultTimeout(tone: ToastTone, hasAction: boolean): number {
  if (tone === 'problem') return 0
  return hasAction ? 12_000 : 6_000
}

function closing(id: () => string, run: () => void): () => void {
  return () => {
    closeToast(id())
    run()
  }
}
