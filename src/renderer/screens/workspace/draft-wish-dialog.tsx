// Asks what the drafter is to do or change, for the whole manuscript or for one section.
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextArea } from '../../components/field.tsx'
import { requestDraft } from './request-draft.ts'

/** The contract's cap, less the section's name before it. */
const LONGEST_WISH = 3500

interface WishProps {
  projectId: string
  /** null = the whole manuscript. */
  section: { id: string; heading: string } | null
  onClose: () => void
}

export function DraftWishDialog({ projectId, section, onClose }: WishProps): ReactNode {
  const [text, setText] = useState('')
  const wish = text.trim()
  const missing = section === null && wish === ''
  const ask = () => {
    if (missing) return
    onClose()
    void requestDraft(
      projectId,
      section === null
        ? { summary: wish }
        : { activeSection: section.id, summary: sectionWish(section.heading, wish) },
    )
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask()
  }
  return (
    <Dialog
      open
      title={section === null ? 'Update with instructions' : `Draft “${section.heading}”`}
      description="What you wrote yourself stays. Every change can be undone."
      onOpenChange={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={missing} onClick={ask}>
            {section === null ? 'Update draft' : 'Draft this section'}
          </Button>
        </>
      }
    >
      <TextArea
        rows={5}
        label={section === null ? 'What should the drafter do or change?' : 'What should change?'}
        hint={section === null ? null : 'Leave it empty to have it drafted from what was said.'}
        placeholder="Shorter sentences. Begin with the night of the storm."
        value={text}
        onChange={setText}
        maxLength={LONGEST_WISH}
        onKeyDown={onKey}
      />
    </Dialog>
  )
}

/** Names the section, so that the same wish for two sections is two wishes. */
function sectionWish(heading: string, wish: string): string {
  const name = heading.slice(0, 300)
  return wish === '' ? `Draft the section “${name}”.` : `In “${name}”: ${wish}`
}
