// Where messages appear: bottom right but above the interview bar, newest in front, F6 moves the focus there.
import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { toastManager } from '../stores/toasts-store.ts'

export function Toaster({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider toastManager={toastManager} limit={4}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed right-5 bottom-20 z-50 flex w-[min(24rem,calc(100vw-2.5rem))] flex-col gap-2.5">
          <Messages />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Messages() {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="rounded-lg border border-line bg-paper shadow-lift transition-[opacity,translate] duration-200 data-[type=problem]:border-live/50 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-3 py-3 pr-2 pl-4">
        <div className="min-w-0 flex-1 py-0.5">
          <Toast.Title render={<p />} className="text-base font-medium break-words text-ink" />
          <Toast.Description className="mt-0.5 text-sm break-words whitespace-pre-line text-soft" />
        </div>
        {toast.actionProps === undefined ? null : (
          <Toast.Action className="h-8 shrink-0 rounded-md px-2.5 font-medium text-accent hover:bg-accent-soft" />
        )}
        <Toast.Close
          aria-label="Dismiss"
          className="flex size-8 shrink-0 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink"
        >
          <X size={16} aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
