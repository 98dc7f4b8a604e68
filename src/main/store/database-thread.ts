// Runs long work on the database in a thread, one task at a time: two backups would sweep each other's unfinished files.
import { Worker } from 'node:worker_threads'
import { StudioError } from '../../shared/errors.ts'
import { errorOf } from '../background/messages.ts'
import { workerFile } from '../background/worker-file.ts'
import type { DatabaseTaskName, DatabaseTasks } from './database-tasks.ts'
import type { DatabaseReply } from './database-worker.ts'

/** Longer than a database of many gigabytes on a slow disk takes. Milliseconds. */
const TASK_MS = 30 * 60_000

export interface DatabaseThread {
  /** After those asked for before. Rejects with what the task threw, or CANCELLED. */
  run<N extends DatabaseTaskName>(
    name: N,
    input: DatabaseTasks[N]['input'],
  ): Promise<DatabaseTasks[N]['output']>
  /** Waits for what is under way, at most `ms`; what is not done then is called off, and nothing half-written is kept. */
  close(ms: number): Promise<void>
}

export function createDatabaseThread(): DatabaseThread {
  const file = workerFile('database-worker', import.meta.url)
  if (file === null) throw new Error('The code of the database thread is not there')
  let turn: Promise<unknown> = Promise.resolve()
  const called = new AbortController()
  return {
    run(name, input) {
      const done = turn.then(() => runOnce(file, { name, input }, called.signal))
      turn = done.catch(() => undefined)
      return done as Promise<DatabaseTasks[typeof name]['output']>
    },
    async close(ms) {
      const late = setTimeout(() => called.abort(), ms)
      await turn
      clearTimeout(late)
      called.abort()
    },
  }
}

async function runOnce(
  file: URL,
  task: { name: string; input: unknown },
  stop: AbortSignal,
): Promise<unknown> {
  if (stop.aborted) throw calledOff()
  const worker = new Worker(file, { name: 'database', workerData: task })
  const ended = new AbortController()
  try {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the ${task.name} took too long`)), TASK_MS)
      ended.signal.addEventListener('abort', () => clearTimeout(timer))
      stop.addEventListener('abort', () => reject(calledOff()), { signal: ended.signal })
      worker.on('message', (reply: DatabaseReply) => {
        if ('output' in reply) resolve(reply.output)
        else reject(errorOf(reply.failure))
      })
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`the thread of the database ended with ${code}`)))
    })
  } finally {
    ended.abort()
    // Not waited for: SQLite may be in the middle of what cannot be broken off, and who called it off goes on.
    worker.terminate().catch(() => undefined)
  }
}

function calledOff(): StudioError {
  return new StudioError('CANCELLED', 'The studio is closing. Everything that was saved is safe.')
}
