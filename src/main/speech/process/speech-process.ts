// The speech process: sound in, phrases out, until main ends it. It keeps nothing that main does not have.
import { failureOf } from '../../background/messages.ts'
import { loadEngine } from './engine.ts'
import { requestSchema, type SpeechReply } from './messages.ts'
import { openParentPort } from './parent-port.ts'
import { RequestRunner } from './run-request.ts'

const port = openParentPort()
const reply = (message: SpeechReply): void => port.send(message)

let runner: RequestRunner | null = null

port.onMessage((message) => {
  const request = requestSchema.parse(message)
  if (runner === null) throw new Error('The speech process was asked before it was ready')
  if (request.type === 'kept') return runner.kept(request.id)
  if (request.type === 'cancel') return runner.cancel(request.id)
  runner.run(request).then(
    (answer) => reply({ type: 'done', id: request.id, ...answer }),
    (error: unknown) => reply({ type: 'failed', id: request.id, failure: failureOf(error) }),
  )
})

loadEngine().then(
  (sherpa) => {
    runner = new RequestRunner(sherpa, reply)
    reply({ type: 'ready' })
  },
  (error: unknown) => reply({ type: 'unable', why: error instanceof Error ? error.message : String(error) }),
)
