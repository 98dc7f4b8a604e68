// A window within the window: title, body that scrolls, a row of buttons. Esc closes.
import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'

const veil =
  'fixed inset-0 z-40 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0'
const popup =
  'fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100vh-3rem)] w-full max-w-[calc(100vw-3rem)] -translate-x-1/2 ' +
  '-translate-y-1/2 flex-col overflow-clip rounded-xl border border-line bg-paper text-ink shadow-lift outline-none ' +
  'transition-[opacity,scale] duration-150 data-ending-style:scale-[0.985] data-ending-style:opacity-0 ' +
  'data-starting-style:scale-[0.985] data-starting-style:opacity-0'
const widths = { sm: 'sm:w-[26rem]', md: 'sm:w-[34rem]', lg: 'sm:w-[46rem]', xl: 'sm:w-[58rem]', full: '' }

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the affirmative one last. */
  footer?: ReactNode
  size?: keyof typeof widths
  /** While true neither Esc nor a click outside closes it. */
  busy?: boolean
  /** Called when it has gone from the screen. */
  onClosed?: () => void
}

export function Dialog(props: DialogProps) {
  const {
    open,
    onOpenChange,
    title,
    description,
    children,
    footer,
    size = 'md',
    busy = false,
    onClosed,
  } = props
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!busy || next) onOpenChange(next)
      }}
      onOpenChangeComplete={(shown) => (shown ? undefined : onClosed?.())}
    >
      <Base.Portal>
        <Base.Backdrop className={veil} />
        <Base.Popup className={`${popup} ${widths[size]}`}>
          <div className="px-6 pt-5 pr-16 pb-4">
            <Base.Title className="title text-xl break-words">{title}</Base.Title>
            {description === undefined ? null : (
              <Base.Description render={<div />} className="mt-1 text-base text-soft">
                {description}
              </Base.Description>
            )}
          </div>
          <div data-scrolls className="relative min-h-0 flex-1 overflow-y-auto px-6 pt-1 pb-5">
            {children}
          </div>
          {footer === undefined ? null : (
            <div className="flex flex-wrap items-center justify-end gap-3 border-t border-line bg-desk/60 px-6 py-4">
              {footer}
            </div>
          )}
          {/* Last, so that a dialog opens with the focus in what it is for. */}
          <button
            type="button"
            aria-label="Close"
            disabled={busy}
            onClick={() => onOpenChange(false)}
            className="absolute top-4 right-4 flex size-8 items-center justify-center rounded-md text-soft transition-colors hover:bg-hover hover:text-ink disabled:opacity-50"
          >
            <X size={18} aria-hidden />
          </button>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

export interface ConfirmDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  children: ReactNode
  confirmLabel: string
  onConfirm: () => void
  danger?: boolean
}

/** Asks before something is done; the safe answer has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, children, confirmLabel, onConfirm, danger = false } = props
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={veil} />
        <AlertDialog.Popup className={`${popup} ${widths.sm}`}>
          <div className="flex flex-col gap-2 overflow-y-auto px-6 py-5">
            <AlertDialog.Title className="title text-xl break-words">{title}</AlertDialog.Title>
            <AlertDialog.Description render={<div />} className="text-base text-soft">
              {children}
            </AlertDialog.Description>
          </div>
          <div className="flex justify-end gap-3 border-t border-line bg-desk/60 px-6 py-4">
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
            <Button
              variant={danger ? 'danger' : 'primary'}
              onClick={() => {
                onOpenChange(false)
                onConfirm()
              }}
            >
              {confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
