// The text thread: runs tasks by name, one after another, until main ends it.
import { parentPort } from 'node:worker_threads'
import type { TaskInput } from './background.ts'
import { failureOf, type TaskReply, type TaskRequest } from './messages.ts'
import { runNow } from './begin-task.ts'

const port = parentPort
if (port === null) throw new Error('The text thread is started by main, not by itself')

const reply = (message: TaskReply): void => port.postMessage(message)

port.on('message', ({ id, name, input }: TaskRequest) => {
  try {
    reply({ id, output: runNow(name, input as TaskInput<typeof name>) })
  } catch (error) {
    reply({ id, failure: failureOf(error) })
  }
})
reply({ ready: true })
