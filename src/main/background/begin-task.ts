// A task by its name, which came from another thread. Some tasks are done in steps.
import type { Steps } from '../../shared/document/steps.ts'
import { tasks } from './tasks.ts'
import type { TaskName } from './background.ts'

/** Returns what the task gives, or its steps. */
export function beginTask(name: TaskName, input: unknown): unknown {
  if (!Object.hasOwn(tasks, name)) throw new Error(`No task ${name}`)
  // The name chooses the input's type; a lookup by name loses that pairing.
  return (tasks[name] as (given: unknown) => unknown)(input)
}

export function isSteps(begun: unknown): begun is Steps<unknown> {
  return typeof begun === 'object' && begun !== null && Symbol.iterator in begun && 'next' in begun
}
