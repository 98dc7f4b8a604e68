// The text thread: runs tasks by name, one after another, until main ends it.
import { parentPort } from 'node:worker_threads'
import { failureOf, type TaskReply, type TaskRequest } from './messages.ts'
import { beginTask, isSteps } from './begin-task.ts'
import { finish } from '../../shared/document/steps.ts'

const port = parentPort
if (port === null) throw new Error('The text thread is started by main, not by itself')

const reply = (message: TaskReply): void => port.postMessage(message)

port.on('message', ({ id, name, input }: TaskRequest) => {
  try {
    const begun = beginTask(name, input)
    reply({ id, output: isSteps(begun) ? finish(begun) : begun })
  } catch (error) {
    reply({ id, failure: failureOf(error) })
  }
})
reply({ ready: true })
