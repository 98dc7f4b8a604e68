// Notes, newest first, each with a way to the moment it came from.
import { Trash2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Note, NoteType } from '../../../shared/note/note.ts'
import { IconButton } from '../../components/button.tsx'
import { Chip } from '../../components/chip.tsx'
import { ConfirmDialog } from '../../components/dialog.tsx'
import { deleteNote } from '../../stores/notes-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { MomentLink } from './moment-link.tsx'
import { litLook } from './use-place.ts'

const typeLabels: Record<NoteType, string> = {
  fact: 'Fact',
  story: 'Story',
  style: 'Style',
  voice: 'Voice',
  summary: 'Summary',
}

interface NoteListProps {
  notes: readonly Note[]
  /** The one that was gone to. */
  lit: string | null
}

export function NoteList({ notes, lit }: NoteListProps): ReactNode {
  const [leaving, setLeaving] = useState<Note | null>(null)
  if (notes.length === 0)
    return <p className="mt-2 text-sm text-soft">Notes from your interviews appear here.</p>
  const newest = [...notes].sort((a, b) => b.createdAt - a.createdAt)
  return (
    <>
      <ul className="mt-2 flex flex-col">
        {newest.map((note) => (
          <li
            key={note.id}
            data-place={note.id}
            tabIndex={-1}
            className={`group border-b border-line py-2.5 ${note.id === lit ? litLook : ''}`}
          >
            <p className="break-words whitespace-pre-wrap">{note.content}</p>
            <div className="mt-1 flex items-center gap-2">
              <Chip>{typeLabels[note.noteType]}</Chip>
              <MomentLink itemId={note.sourceItemIds[0] ?? null} />
              <IconButton
                size="sm"
                label="Delete note"
                icon={<Trash2 size={14} aria-hidden />}
                onClick={() => setLeaving(note)}
                className="ml-auto text-soft opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
              />
            </div>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={() => setLeaving(null)}
        title="Delete this note?"
        confirmLabel="Delete"
        danger
        onConfirm={() => {
          if (leaving === null) return
          deleteNote(leaving.id).catch((error: unknown) => showProblem('The note was not deleted', error))
        }}
      >
        “{leaving?.content.slice(0, 200)}” The transcript it came from stays.
      </ConfirmDialog>
    </>
  )
}
