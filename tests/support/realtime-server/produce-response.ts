// Makes the items of a response and tells them in the order the service tells them.
import type { Call } from './call.ts'
import { announce, type Active } from './active-response.ts'
import type { RespondStep, ScriptedCall } from './scenario.ts'
import { speaks } from './session-state.ts'
import { piecesOf } from './user-turns.ts'
import type { OutputItem } from './wire-events.ts'

export async function produce(call: Call, active: Active, step: RespondStep): Promise<void> {
  if (call.options.order !== 'item_output_created') announce(call, active)
  const said = listOf(step.say)
  for (const text of said) {
    if (active.cancelled) return
    const words = wordsOf(said.join(' '))
    const ms =
      step.playMs === undefined
        ? wordsOf(text) * call.options.msPerWord
        : (step.playMs * wordsOf(text)) / words
    await produceMessage(call, active, step, text, speaks(call.session) ? ms : null)
  }
  for (const text of listOf(step.write))
    if (!active.cancelled) await produceMessage(call, active, step, text, null)
  for (const scripted of step.calls ?? [])
    if (!active.cancelled) await produceCall(call, active, step, scripted)
}

function listOf(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : [value].flat()
}
function wordsOf(text: string): number {
  return Math.max(1, text.split(/\s+/).length)
}

/** `playMs` null = written, not spoken. */
async function produceMessage(
  call: Call,
  active: Active,
  step: RespondStep,
  text: string,
  playMs: number | null,
): Promise<void> {
  const id = call.newId('item')
  const at = { response_id: active.id, item_id: id, output_index: active.output.length, content_index: 0 }
  const isSpoken = playMs !== null
  let told = ''
  const message = (status: 'completed' | 'incomplete'): OutputItem => ({
    id,
    object: 'realtime.item',
    type: 'message',
    role: 'assistant',
    status,
    content: [isSpoken ? { type: 'output_audio', transcript: told } : { type: 'output_text', text: told }],
  })
  beginItem(
    call,
    active,
    { id, object: 'realtime.item', type: 'message', role: 'assistant', status: 'in_progress', content: [] },
    (status) => {
      closePart(call, at, isSpoken, told)
      return endItem(call, active, at.output_index, message(status), told)
    },
  )
  call.wire.send({
    type: 'response.content_part.added',
    ...at,
    part: isSpoken ? { type: 'audio', transcript: '' } : { type: 'text', text: '' },
  })
  const pieces = piecesOf(text)
  for (const [index, delta] of pieces.entries()) {
    if (active.cancelled) return
    told += delta
    active.said += delta
    call.conversation.note(id, { text: told })
    call.wire.send({
      type: isSpoken ? 'response.output_audio_transcript.delta' : 'response.output_text.delta',
      ...at,
      delta,
    })
    if (index === 0 && playMs !== null) call.playback.add(active.id, id, playMs)
    if (index === 0 && playMs !== null) active.spokenMs += playMs
    await (step.deltaMs ? call.sleep(step.deltaMs) : call.sleep(0))
  }
  closeOpen(active, step)
}

async function produceCall(
  call: Call,
  active: Active,
  step: RespondStep,
  scripted: ScriptedCall,
): Promise<void> {
  const id = call.newId('item')
  const callId = scripted.callId ?? call.newId('call')
  const json =
    typeof scripted.arguments === 'string' ? scripted.arguments : JSON.stringify(scripted.arguments ?? {})
  const at = { response_id: active.id, item_id: id, output_index: active.output.length, call_id: callId }
  let told = ''
  const item = (status: 'in_progress' | 'completed' | 'incomplete'): OutputItem => ({
    id,
    object: 'realtime.item',
    type: 'function_call',
    status,
    name: scripted.name,
    call_id: callId,
    arguments: told,
  })
  beginItem(call, active, item('in_progress'), (status) => {
    // It comes on cancellation too, with what there is.
    call.wire.send({
      type: 'response.function_call_arguments.done',
      ...at,
      name: scripted.name,
      arguments: told,
    })
    call.conversation.note(id, { arguments: told })
    return endItem(call, active, at.output_index, item(status), null)
  })
  for (const delta of slicesOf(json)) {
    if (active.cancelled) return
    told += delta
    call.wire.send({ type: 'response.function_call_arguments.delta', ...at, delta })
    await (step.deltaMs ? call.sleep(step.deltaMs) : call.sleep(0))
  }
  active.said += told
  closeOpen(active, step)
}

const SLICE = 16_000
function slicesOf(text: string): string[] {
  const first = text.slice(0, 20)
  const rest = text.slice(20)
  const slices = [first]
  for (let at = 0; at < rest.length; at += SLICE) slices.push(rest.slice(at, at + SLICE))
  return slices
}

function closeOpen(active: Active, step: RespondStep): void {
  if (active.cancelled || !active.open) return
  const { close } = active.open
  active.open = null
  active.output.push(
    close(step.status === undefined || step.status === 'completed' ? 'completed' : 'incomplete'),
  )
}

function beginItem(
  call: Call,
  active: Active,
  item: OutputItem,
  close: (status: 'completed' | 'incomplete') => OutputItem,
): void {
  active.open = { item, close }
  const output = { response_id: active.id, output_index: active.output.length, item }
  if (active.outOfBand) {
    call.wire.send({ type: 'response.output_item.added', ...output })
    return
  }
  const previous = call.conversation.add(item, 'server') ?? null
  const added = (): void =>
    call.wire.send({ type: 'conversation.item.added', previous_item_id: previous, item })
  if (call.options.order !== 'created_output_item') added()
  call.wire.send({ type: 'response.output_item.added', ...output })
  announce(call, active)
  if (call.options.order === 'created_output_item') added()
}

function endItem(
  call: Call,
  active: Active,
  outputIndex: number,
  item: OutputItem,
  text: string | null,
): OutputItem {
  if (!active.outOfBand) {
    call.conversation.replace(item)
    call.conversation.note(item.id, { text, status: 'status' in item ? (item.status ?? null) : null })
    call.wire.send({
      type: 'conversation.item.done',
      previous_item_id: call.conversation.previousOf(item.id),
      item,
    })
  }
  call.wire.send({
    type: 'response.output_item.done',
    response_id: active.id,
    output_index: outputIndex,
    item,
  })
  return item
}

function closePart(
  call: Call,
  at: { response_id: string; item_id: string; output_index: number; content_index: number },
  isSpoken: boolean,
  text: string,
): void {
  if (!isSpoken) {
    call.wire.send({ type: 'response.output_text.done', ...at, text })
    call.wire.send({ type: 'response.content_part.done', ...at, part: { type: 'text', text } })
    return
  }
  call.wire.send({ type: 'response.output_audio.done', ...at })
  call.wire.send({ type: 'response.output_audio_transcript.done', ...at, transcript: text })
  call.wire.send({ type: 'response.content_part.done', ...at, part: { type: 'audio', transcript: text } })
}
