// A task by its name, which may come from another thread. Some tasks are done in steps.
import { finish, type Steps } from '../../shared/document/steps.ts'
import type { TaskInput, TaskName, TaskOutput } from './background.ts'
import { tasks } from './tasks.ts'

/** Returns what the task gives, or its steps. */
export function beginTask(name: TaskName, input: unknown): unknown {
  if (!Object.hasOwn(tasks, name)) throw new Error(`No task ${name}`)
  // The name chooses the input's type; a lookup by name loses that pairing.
  return (tasks[name] as (given: unknown) => unknown)(input)
}

/** On the thread it is called on, to its end. */
export function runNow<N extends TaskName>(name: N, input: TaskInput<N>): TaskOutput<N> {
  const begun = beginTask(name, input)
  return (isSteps(begun) ? finish(begun) : begun) as TaskOutput<N>
}

export function isSteps(begun: unknown): begun is Steps<unknown> {
  return typeof begun === 'object' && begun !== null && Symbol.iterator in begun && 'next' in begun
}
