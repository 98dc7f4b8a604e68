// The other thread.
import type { Background, TaskInput, TaskName, TaskOutput } from './background.ts'
import { tasks } from './tasks.ts'

export function createBackground(): Background {
  return {
    run<N extends TaskName>(name: N, input: TaskInput<N>): Promise<TaskOutput<N>> {
      const task = tasks[name] as (given: TaskInput<N>) => TaskOutput<N>
      return Promise.resolve().then(() => task(input))
    },
    close: () => Promise.resolve(),
  }
}
