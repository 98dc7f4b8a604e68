// Brings the draft up to date; beside it, the same with instructions.
import { ChevronDown, MessageSquareText, Sparkles } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { DraftWishDialog } from './draft-wish-dialog.tsx'
import { requestDraft } from './request-draft.ts'

export function UpdateDraftButton({ projectId }: { projectId: string }): ReactNode {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <span className="flex">
        <Button
          size="sm"
          className="rounded-r-none"
          icon={<Sparkles size={14} aria-hidden />}
          onClick={() => void requestDraft(projectId)}
        >
          Update draft
        </Button>
        <Menu
          trigger={
            <IconButton
              size="sm"
              variant="secondary"
              label="More ways to update the draft"
              className="-ml-px w-6! rounded-l-none"
              icon={<ChevronDown size={14} aria-hidden />}
            />
          }
          items={[
            {
              id: 'instructions',
              label: 'Update with instructions…',
              icon: <MessageSquareText size={15} />,
              onSelect: () => setAsking(true),
            },
          ]}
        />
      </span>
      {asking ? (
        <DraftWishDialog projectId={projectId} section={null} onClose={() => setAsking(false)} />
      ) : null}
    </>
  )
}
