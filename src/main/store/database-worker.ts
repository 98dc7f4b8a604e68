// The database thread: does the one task it was started for, and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { failureOf, type TaskFailure } from '../background/messages.ts'
import { runDatabaseTask, type DatabaseTask } from './database-tasks.ts'

export type DatabaseReply = { output: unknown } | { failure: TaskFailure }

function reply(): DatabaseReply {
  try {
    return { output: runDatabaseTask(workerData as DatabaseTask) }
  } catch (error) {
    return { failure: failureOf(error) }
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(reply())
