// A section's heading, edited where it stands: Enter or going elsewhere keeps it, Escape leaves it.
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { control, edge } from '../../components/field.tsx'
import { messageOf } from '../../stores/projection.ts'
import { renameSection } from './section-actions.ts'

interface RenameProps {
  projectId: string
  sectionId: string
  heading: string
  onClose: () => void
}

export function SectionRename({ projectId, sectionId, heading, onClose }: RenameProps): ReactNode {
  const [text, setText] = useState(heading)
  const [error, setError] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const busy = useRef(false)
  const note = useId()
  useEffect(() => input.current?.select(), [])
  const keep = async () => {
    if (busy.current) return
    if (text.trim() === heading) return onClose()
    busy.current = true
    try {
      await renameSection(projectId, sectionId, text)
      onClose()
    } catch (failure) {
      setError(messageOf(failure))
    } finally {
      busy.current = false
    }
  }
  return (
    <form
      className="px-1 py-1"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <input
        ref={input}
        value={text}
        maxLength={300}
        aria-label={`New heading for “${heading}”`}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : note}
        onChange={(event) => setText(event.target.value)}
        // A heading that was refused is not asked for again by going elsewhere.
        onBlur={() => (error === null ? void keep() : onClose())}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          busy.current = true
          onClose()
        }}
        className={`${control} ${edge(error)} h-8 px-2`}
      />
      {error === null ? null : (
        <p id={note} role="alert" className="mt-1 px-1 text-xs text-live">
          {error}
        </p>
      )}
    </form>
  )
}
