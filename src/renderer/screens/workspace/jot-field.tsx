// One line to jot a note or a to-do; Enter keeps it. What is typed stays when keeping it fails.
import { Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { IconButton } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { addNote, addTodo, type Moment } from '../../stores/notes-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'

const labels = {
  note: { field: 'New note', placeholder: 'Jot a note…', add: 'Add note' },
  todo: { field: 'New to-do', placeholder: 'Add something to do…', add: 'Add to-do' },
}

export function JotField(props: { kind: 'note' | 'todo'; projectId: string; moment?: Moment }): ReactNode {
  const { kind, projectId, moment } = props
  const [text, setText] = useState('')
  const words = labels[kind]
  const keep = async () => {
    const kept = text.trim()
    if (kept === '') return
    setText('')
    try {
      if (kind === 'note') await addNote(projectId, 'fact', kept, moment)
      else await addTodo(projectId, kept, moment?.sessionId)
    } catch (error) {
      setText((typed) => (typed === '' ? kept : typed))
      showProblem('It was not kept', error)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <Field
        label={words.field}
        hideLabel
        placeholder={words.placeholder}
        value={text}
        onChange={setText}
        maxLength={kind === 'todo' ? 2000 : 20_000}
        trailing={
          <IconButton size="sm" type="submit" label={words.add} icon={<Plus size={16} aria-hidden />} />
        }
      />
    </form>
  )
}
