// One passage, typed, pasted or taken from the page.
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { MAX_SAMPLE_LENGTH } from '../../../shared/drafting/voice-guide.ts'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { useDocument } from '../../stores/document-store.ts'

interface FormProps {
  text: string
  /** True once it is kept. */
  onSave: (text: string) => Promise<boolean>
  onClose: () => void
}

export function VoiceSampleForm({ text: given, onSave, onClose }: FormProps): ReactNode {
  const [text, setText] = useState(given)
  const paragraph = useDocument((state) => state.paragraph)
  const error = text.length > MAX_SAMPLE_LENGTH ? tooLong(text.length) : null
  const save = () => {
    if (text.trim() === '') onClose()
    else if (error === null) void onSave(text.trim())
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
    if (event.key !== 'Escape') return
    // Esc would also put away a panel that lies over the page.
    event.preventDefault()
    onClose()
  }
  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextArea
        rows={5}
        prose
        label="Sample"
        hideLabel
        placeholder="Paste a passage that sounds like you."
        value={text}
        onChange={setText}
        error={error}
        autoFocus
        onKeyDown={onKey}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {paragraph === null || text !== '' ? null : (
          <Button size="sm" variant="ghost" className="mr-auto" onClick={() => setText(paragraph)}>
            Take the paragraph at the caret
          </Button>
        )}
        <Button size="sm" onClick={onClose}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit">
          Save
        </Button>
      </div>
    </form>
  )
}

function tooLong(length: number): string {
  return `This passage is ${(length - MAX_SAMPLE_LENGTH).toLocaleString()} characters too long. A page or two is enough.`
}
