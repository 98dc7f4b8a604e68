// Puts a text on the clipboard. The page has no permission for the clipboard's own interface and needs none for this.
import { Check, Copy } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from './button.tsx'

const TOLD_FOR_MS = 2000

export function CopyButton({ text, label }: { text: string; label: string }): ReactNode {
  const [copied, setCopied] = useState(0)
  useEffect(() => {
    if (copied === 0) return undefined
    const timer = setTimeout(() => setCopied(0), TOLD_FOR_MS)
    return () => clearTimeout(timer)
  }, [copied])
  const Icon = copied === 0 ? Copy : Check
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-label={copied === 0 ? label : 'Copied'}
      icon={<Icon size={14} aria-hidden />}
      onClick={() => {
        if (copy(text)) setCopied(copied + 1)
      }}
    >
      {copied === 0 ? 'Copy' : 'Copied'}
    </Button>
  )
}

function copy(text: string): boolean {
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', give, { capture: true })
  try {
    // The way that is newer asks for a permission, and the page has only that for the microphone.
    // oxlint-disable-next-line typescript/no-deprecated
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', give, { capture: true })
  }
}
