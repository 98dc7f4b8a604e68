// Title, kind and goal: all a project needs to begin.
import { useState } from 'react'
import { checkTitle } from '../../../shared/project/title.ts'
import type { ContentType } from '../../../shared/project/project.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, TextArea } from '../../components/field.tsx'
import { fieldErrors, noErrors, type FieldErrors } from '../../components/field-errors.ts'
import { Notice } from '../../components/notice.tsx'
import { useFocusInvalid } from '../../components/use-focus-invalid.ts'
import { useLibrary } from '../../stores/library-store.ts'
import { go } from '../../stores/navigation-store.ts'
import { TemplatePicker } from './template-picker.tsx'

export function NewProjectDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  // A fresh form every time it opens; the dialog stays mounted for its closing motion.
  const [opened, setOpened] = useState(0)
  const [wasOpen, setWasOpen] = useState(open)
  if (open !== wasOpen) {
    setWasOpen(open)
    if (open) setOpened(opened + 1)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      size="lg"
      title="New project"
      description="Everything here can be changed later."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="new-project">
            Create project
          </Button>
        </>
      }
    >
      <NewProjectForm key={opened} onClose={onClose} />
    </Dialog>
  )
}

function NewProjectForm({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState('')
  const [contentType, setContentType] = useState<ContentType>('memoir')
  const [goal, setGoal] = useState('')
  const [errors, setErrors] = useState<FieldErrors>(noErrors)
  const create = useLibrary((state) => state.create)

  const formRef = useFocusInvalid(errors)

  const submit = async (): Promise<void> => {
    const checked = checkTitle(title)
    if (!checked.ok) {
      setErrors({ fields: { title: checked.message }, form: null })
      return
    }
    try {
      const wish = goal.trim()
      const project = await create({ title, contentType, ...(wish === '' ? {} : { goal: wish }) })
      onClose()
      go({ screen: 'project', projectId: project.id })
    } catch (error) {
      setErrors(fieldErrors(error, ['title', 'goal']))
    }
  }

  return (
    <form
      ref={formRef}
      id="new-project"
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {errors.form === null ? null : <Notice tone="problem">{errors.form}</Notice>}
      <Field
        label="Title"
        value={title}
        onChange={setTitle}
        error={errors.fields['title'] ?? null}
        placeholder="A working title is enough"
      />
      <TemplatePicker value={contentType} onChange={setContentType} />
      <TextArea
        label="Goal"
        value={goal}
        onChange={setGoal}
        error={errors.fields['goal'] ?? null}
        hint="Optional. Why this, and for whom? The interview asks for it otherwise."
        rows={2}
      />
    </form>
  )
}
