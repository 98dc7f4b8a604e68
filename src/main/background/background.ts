// Long pure work on another thread, so that main stays free for input: merging, comparing, building prompts.
import type { Steps } from '../../shared/document/steps.ts'
import type { tasks } from './tasks.ts'

export type Tasks = typeof tasks
export type TaskName = keyof Tasks
export type TaskInput<N extends TaskName> = Parameters<Tasks[N]>[0]
/** A task in steps gives what its last step returns. */
export type TaskOutput<N extends TaskName> =
  ReturnType<Tasks[N]> extends Steps<infer Out> ? Out : ReturnType<Tasks[N]>

export interface Background {
  /** Input and output are copied between threads. Rejects with what the task threw; a thread that dies is begun anew. */
  run<N extends TaskName>(name: N, input: TaskInput<N>): Promise<TaskOutput<N>>
  /** Ends the thread; what was under way rejects with CANCELLED. */
  close(): Promise<void>
}
