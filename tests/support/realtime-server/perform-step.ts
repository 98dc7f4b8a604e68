// Does one step of the script on a call.
import type { Call } from './call.ts'
import type { Step } from './scenario.ts'
import type { HeardTurn } from './user-turns.ts'

/** What a step may need of the service beside its call. */
export interface Stage {
  /** The next turn that was really heard. */
  nextTurn(call: Call, withinMs: number): Promise<HeardTurn>
  cut(call: Call, how: 'channel' | 'peer' | 'network'): void
}

const WAIT_MS = 15_000
const ARRIVES_WITHIN_MS = 50
/** More than this waiting to be sent: let the channel breathe. */
const MOST_BUFFERED = 512 * 1024

export async function performStep(stage: Stage, call: Call, step: Step): Promise<void> {
  switch (step.kind) {
    case 'heard':
      return call.turns.pretend(step)
    case 'hear': {
      const turn = await stage.nextTurn(call, step.withinMs ?? WAIT_MS * 2)
      call.turns.transcribe(turn, step.text, step.transcription)
      return call.turns.answer()
    }
    case 'respond': {
      const due = step.unprompted
        ? { by: 'script' as const }
        : await call.responses.due(step.withinMs ?? WAIT_MS)
      return call.responses.make(step, due)
    }
    case 'await':
      return call.received(step.type, step.contains ?? '', step.withinMs ?? WAIT_MS)
    case 'sleep':
      return call.sleep(step.ms)
    case 'emit':
      return typeof step.event === 'string' ? call.wire.sendText(step.event) : call.wire.sendAny(step.event)
    case 'flood':
      return flood(call, step.count, step.event ?? { type: 'flood.tick' })
    case 'malformed':
      for (const text of malformed()) call.wire.sendText(text)
      return
    case 'oversized':
      return call.wire.sendText(eventOfSize(step.bytes))
    case 'duplicate':
      return call.wire.repeat(step.last)
    case 'reverse':
      return call.wire.holdAndReverse(step.count)
    case 'error':
      return call.wire.send({
        type: 'error',
        error: { code: null, param: null, event_id: null, ...step.error },
      })
    case 'expire':
      return expire(stage, call)
    case 'cut':
      await delivered(call)
      return stage.cut(call, step.how)
  }
}

/** What was sent before a cut has arrived, so that a test knows what the client has. */
async function delivered(call: Call): Promise<void> {
  await call.until(() => call.peer.waiting() === 0, WAIT_MS, 'the channel did not drain')
  await call.sleep(ARRIVES_WITHIN_MS)
}

async function flood(call: Call, count: number, event: Record<string, unknown>): Promise<void> {
  for (let n = 1; n <= count; n += 1) {
    call.wire.sendAny({ ...event, n })
    if (n % 50 === 0)
      await call.until(() => call.peer.waiting() < MOST_BUFFERED, WAIT_MS, 'the channel did not drain')
  }
}

async function expire(stage: Stage, call: Call): Promise<void> {
  call.wire.send({
    type: 'error',
    error: {
      type: 'invalid_request_error',
      code: 'session_expired',
      message: 'Your session hit the maximum duration of 60 minutes.',
      param: null,
      event_id: null,
    },
  })
  await delivered(call)
  stage.cut(call, 'peer')
}

function eventOfSize(bytes: number): string {
  const head = '{"type":"oversized.event","event_id":"event_oversized","padding":"'
  const tail = '"}'
  return head + 'x'.repeat(Math.max(0, bytes - head.length - tail.length)) + tail
}

function malformed(): string[] {
  const deep = `${'{"type":"deep","a":'.repeat(200)}1${'}'.repeat(200)}`
  return [
    'not json',
    '{"type":"session.updated"',
    '[]',
    '42',
    'null',
    '{}',
    '{"type":7}',
    '{"type":"conversation.item.added","item":null}',
    '{"type":"conversation.item.done","item":{"id":5,"type":"message"},"previous_item_id":[]}',
    '{"type":"response.done","response":"done"}',
    '{"type":"response.output_audio_transcript.delta","item_id":"","delta":{}}',
    '{"type":"conversation.item.input_audio_transcription.completed","item_id":"x","transcript":9}',
    '{"type":"input_audio_buffer.speech_started","audio_start_ms":"soon"}',
    '{"type":"error"}',
    '{"type":"error","error":{"message":{}}}',
    '{"type":"conversation.item.added","__proto__":{"polluted":true},"item":{"id":"__proto__"}}',
    '{"type":"an.event.of.next.year","what":["ever"]}',
    deep,
  ]
}
