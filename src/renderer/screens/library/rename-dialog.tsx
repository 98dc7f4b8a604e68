// A new title for a project.
import { useState } from 'react'
import type { ProjectSummary } from '../../../shared/project/project.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { fieldErrors } from '../../components/field-errors.ts'
import { useLibrary } from '../../stores/library-store.ts'

export function RenameDialog({ project, onClose }: { project: ProjectSummary; onClose: () => void }) {
  const [title, setTitle] = useState(project.title)
  const [error, setError] = useState<string | null>(null)
  const update = useLibrary((state) => state.update)
  const rename = async (): Promise<void> => {
    try {
      await update({ projectId: project.id, title })
      onClose()
    } catch (failure) {
      const { fields, form } = fieldErrors(failure, ['title'])
      setError(fields['title'] ?? form)
    }
  }
  return (
    <Dialog
      open
      size="sm"
      title="Rename"
      onOpenChange={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="rename-project">
            Rename
          </Button>
        </>
      }
    >
      <form
        id="rename-project"
        onSubmit={(event) => {
          event.preventDefault()
          void rename()
        }}
      >
        <Field label="Title" value={title} onChange={setTitle} error={error} />
      </form>
    </Dialog>
  )
}
