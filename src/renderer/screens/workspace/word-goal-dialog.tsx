// Sets, changes or takes away a goal in words, of a section or of the whole manuscript.
import { useState, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { messageOf } from '../../stores/projection.ts'
import { readGoal } from './word-goal.ts'

interface GoalProps {
  title: string
  target: number | null
  most: number
  /** Throws what main refuses. */
  onSave: (target: number | null) => Promise<void>
  onClose: () => void
}

export function WordGoalDialog({ title, target, most, onSave, onClose }: GoalProps): ReactNode {
  const [text, setText] = useState(target === null ? '' : target.toLocaleString())
  const [error, setError] = useState<string | null>(null)
  const save = async () => {
    const goal = readGoal(text, most)
    if (!goal.ok) return setError(goal.message)
    try {
      await onSave(goal.target)
      onClose()
    } catch (failure) {
      setError(messageOf(failure))
    }
  }
  return (
    <Dialog
      open
      size="sm"
      title={title}
      onOpenChange={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="word-goal">
            Save
          </Button>
        </>
      }
    >
      <form
        id="word-goal"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Field
          label="Words"
          hint="Leave it empty for no goal."
          placeholder="1,200"
          value={text}
          onChange={setText}
          error={error}
          maxLength={40}
        />
      </form>
    </Dialog>
  )
}
