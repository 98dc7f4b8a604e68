// Under the outline: how long the manuscript is, and how long it is to be; a click sets the goal.
import { useState, type ReactNode } from 'react'
import { useLibrary } from '../../stores/library-store.ts'
import { WordGoalDialog } from './word-goal-dialog.tsx'
import { percentOf, wordsOfGoal } from './word-goal.ts'
import { WordMeter } from './word-meter.tsx'

/** The contract's cap. */
const LONGEST_MANUSCRIPT = 10_000_000

export function ProjectGoal({ projectId, words }: { projectId: string; words: number }): ReactNode {
  const target = useLibrary(
    (state) => state.projects?.find((project) => project.id === projectId)?.targetWords ?? null,
  )
  const update = useLibrary((state) => state.update)
  const [editing, setEditing] = useState(false)
  return (
    <>
      <button
        type="button"
        onClick={() => setEditing(true)}
        title="Set how long the manuscript is to be"
        className="mx-2 my-1.5 flex shrink-0 flex-col gap-1 rounded-md px-2 py-1 text-left text-xs text-soft tabular-nums hover:bg-hover"
      >
        <span className="flex w-full flex-wrap justify-between gap-x-2">
          <span>{wordsOfGoal(words, target)}</span>
          <span>{target === null ? 'Set a goal' : `${percentOf(words, target)}%`}</span>
        </span>
        {target === null ? null : <WordMeter words={words} target={target} />}
      </button>
      {editing ? (
        <WordGoalDialog
          title="Goal for the manuscript"
          target={target}
          most={LONGEST_MANUSCRIPT}
          onSave={async (targetWords) => void (await update({ projectId, targetWords }))}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </>
  )
}
