// Would catch: an interviewer that answers a held or paused author, acts on old instructions, or greets twice.
import { describe, expect, it } from 'vitest'
import type { WireSession } from '../../../../src/shared/realtime/client-event.ts'
import { Driver, seed, wireSession } from './sequencer-driver.ts'

const create = 'response.create'
const itemCreate = 'conversation.item.create'
const update = 'session.update'

function turnDetection(session: WireSession | undefined): unknown {
  return (session as { audio?: { input?: { turn_detection?: unknown } } } | undefined)?.audio?.input
    ?.turn_detection
}
const closed: WireSession = {
  ...wireSession,
  audio: {
    input: { turn_detection: { type: 'semantic_vad', create_response: false, interrupt_response: false } },
  },
}
const ghostwriting: WireSession = {
  ...wireSession,
  instructions: 'Interview the author.',
  tools: [{ type: 'function', name: 'queue_draft_update' }],
}

describe('a new connection', () => {
  it('without seeds is ready at once', () => {
    expect(new Driver().open().last).toEqual([{ type: 'ready' }])
  })

  it('takes the seeds, each after the one before, then answers again', () => {
    const d = new Driver().open([seed('s0'), seed('s1')], closed)
    expect(d.sent).toEqual([itemCreate, itemCreate])
    expect(d.sentOf(itemCreate)[0]).not.toHaveProperty('previous_item_id')
    expect(d.added('somebody else').sent).toEqual([])
    expect(d.added('s0').sent).toEqual([])
    expect(d.sentOf(itemCreate)[1]).toMatchObject({ previous_item_id: 's0', item: { id: 's1' } })
    d.added('s1')
    expect(d.sent).toEqual([update])
    expect(d.last.at(-1)).toEqual({ type: 'ready' })
    expect(turnDetection(d.sentOf(update)[0]?.session)).toMatchObject({
      create_response: true,
      interrupt_response: true,
    })
  })

  it('sends many seeds without waiting for each, and not all at once', () => {
    const seeds = Array.from({ length: 40 }, (_, n) => seed(`s${n}`))
    const d = new Driver().open(seeds, closed)
    expect(d.sent).toHaveLength(16)
    for (const { id } of seeds) d.added(id)
    expect(d.sentOf(itemCreate).map(({ previous_item_id: previous }) => previous)).toEqual([
      undefined,
      ...seeds.slice(0, -1).map(({ id }) => id),
    ])
    expect(d.last.at(-1)).toEqual({ type: 'ready' })
  })

  it('leaves out a seed that is refused twice, and loses none that was refused because of it', () => {
    const d = new Driver().open([seed('s0'), seed('s1'), seed('s2'), seed('s3')], closed).added('s0')
    for (const { event_id: id } of d.sentOf(itemCreate).slice(1)) d.error('item_create_invalid', id)
    const sentAgain = () => d.sentOf(itemCreate).slice(4)
    expect(sentAgain()).toMatchObject([{ previous_item_id: 's0', item: { id: 's1' } }])
    d.error('item_create_invalid', sentAgain()[0]?.event_id)
    expect(sentAgain()[1]).toMatchObject({ previous_item_id: 's0', item: { id: 's2' } })
    d.added('s2')
    expect(sentAgain()[2]).toMatchObject({ previous_item_id: 's2', item: { id: 's3' } })
    expect(d.added('s3').last.at(-1)).toEqual({ type: 'ready' })
    expect(d.problems).toEqual([])
  })

  it('goes on without seeds that are never confirmed', () => {
    const d = new Driver().open([seed('s0'), seed('s1')], closed)
    expect(d.after(4000).sent).toEqual([])
    expect(d.after(2000).last.at(-1)).toEqual({ type: 'ready' })
  })

  it('asks for a response only when it is ready', () => {
    const d = new Driver().give({ type: 'speak_first' }).open([seed('s0')], closed)
    d.give({ type: 'typed', itemId: 't', text: 'Hi.' })
    expect(d.sent).toEqual([])
    expect(d.added('s0').sent).toEqual([update, itemCreate, create])
  })

  it('answers what the author said while the seeds were put in', () => {
    const d = new Driver()
      .open([seed('s0')], closed)
      .speaks()
      .turn()
    expect(d.sent).toEqual([])
    expect(d.added('s0').sent).toEqual([update, create])
  })

  it('has the stage that began while the seeds were put in', () => {
    const d = new Driver().open([seed('s0')], closed).give({ type: 'session_changed', session: ghostwriting })
    expect(d.sent).toEqual([])
    d.added('s0')
    expect(d.sentOf(update)[0]?.session).toMatchObject({ instructions: 'Interview the author.' })
  })

  it('keeps a hold and ends a pause', () => {
    const held = new Driver().open().give({ type: 'held', on: true }).give({ type: 'disconnected' }).open()
    expect(turnDetection(held.sentOf(update).at(-1)?.session)).toMatchObject({ create_response: false })
    const paused = new Driver()
      .open()
      .give({ type: 'paused', on: true })
      .give({ type: 'disconnected' })
      .open()
    expect(paused.sent).toEqual([])
    expect(paused.give({ type: 'speak_first' }).sent).toEqual([create])
  })
})

describe('a change of stage', () => {
  const updated = (session: WireSession) => ({ session: { ...session, id: 'sess' } })

  it('sends the whole session without the model, and is content when the service has it', () => {
    const d = new Driver().open().created('r').give({ type: 'session_changed', session: ghostwriting })
    const sent = d.sentOf(update)[0]?.session
    expect(sent).toMatchObject({ type: 'realtime', instructions: 'Interview the author.' })
    expect(sent).not.toHaveProperty('model')
    d.server('session.updated', updated(ghostwriting))
    d.after(11_000).after(11_000)
    expect(d.sentOf(update)).toHaveLength(1)
    expect(d.problems).toEqual([])
  })

  it('is sent again once when the service keeps something else, then reported', () => {
    const d = new Driver().open().give({ type: 'session_changed', session: ghostwriting })
    d.server('session.updated', updated(wireSession)).after(11_000)
    expect(d.sent).toEqual([update])
    d.after(11_000)
    expect(d.problems).toMatchObject([{ kind: 'session_refused' }])
    expect(d.after(60_000).sent).toEqual([])
  })

  it('is reported when the service refuses it', () => {
    const d = new Driver().open().give({ type: 'session_changed', session: ghostwriting })
    d.error('invalid_value', d.sentOf(update)[0]?.event_id, 'Missing session.type')
    expect(d.problems).toEqual([{ kind: 'session_refused', message: 'Missing session.type' }])
    expect(d.after(60_000).sent).toEqual([])
  })

  it('does not end a hold', () => {
    const d = new Driver().open().give({ type: 'held', on: true })
    d.give({ type: 'session_changed', session: ghostwriting })
    const sent = d.sentOf(update).at(-1)?.session
    expect(turnDetection(sent)).toMatchObject({ create_response: false, interrupt_response: false })
    expect(sent).toMatchObject({ audio: { input: { noise_reduction: { type: 'near_field' } } } })
  })
})

describe('hold', () => {
  it('hears and does not answer until it is released, then answers once', () => {
    const d = new Driver().open().give({ type: 'held', on: true })
    expect(turnDetection(d.sentOf(update)[0]?.session)).toMatchObject({
      create_response: false,
      interrupt_response: false,
    })
    d.speaks().turn().speaks().turn().after(60_000)
    expect(d.sentOf(create)).toEqual([])
    d.give({ type: 'held', on: false })
    expect(d.sent).toEqual([update, create])
    expect(turnDetection(d.sentOf(update).at(-1)?.session)).toMatchObject({ create_response: true })
  })

  it('whose release the service has not heard of when a turn ends leaves that turn to be asked for', () => {
    const d = new Driver().open().give({ type: 'held', on: true })
    d.server('session.updated', { session: d.sentOf(update)[0]?.session })
    d.speaks().give({ type: 'held', on: false })
    expect(d.turn().sent).toEqual([create])
    const known = new Driver().open().give({ type: 'held', on: true })
    known.server('session.updated', { session: known.sentOf(update)[0]?.session })
    known.speaks().give({ type: 'held', on: false })
    known.server('session.updated', { session: known.sentOf(update)[1]?.session })
    expect(known.turn().sent).toEqual([])
  })

  it('that was released without a word asks for nothing', () => {
    const d = new Driver().open().give({ type: 'held', on: true }).give({ type: 'held', on: false })
    expect(d.sentOf(create)).toEqual([])
  })

  it('stops an answer that was on its way, and owes it', () => {
    const d = new Driver().open().speaks().turn().give({ type: 'held', on: true }).created('r')
    expect(d.sent).toEqual(['response.cancel', 'output_audio_buffer.clear'])
    d.done('r', 'cancelled')
    expect(d.give({ type: 'held', on: false }).sent).toEqual([update, create])
  })

  it('said twice is one', () => {
    const d = new Driver().open().give({ type: 'held', on: true }).give({ type: 'held', on: true })
    expect(d.sent).toEqual([])
  })
})

describe('pause', () => {
  it('falls silent and hears nothing; going on forgets what the microphone held', () => {
    const d = new Driver().open().created('r').sound('r').give({ type: 'paused', on: true })
    expect(d.sent).toEqual(['response.cancel', 'output_audio_buffer.clear', update])
    expect(turnDetection(d.sentOf(update)[0]?.session)).toBeNull()
    d.done('r', 'cancelled').give({ type: 'paused', on: false })
    expect(d.sent).toEqual(['input_audio_buffer.clear', update])
    expect(turnDetection(d.sentOf(update)[1]?.session)).toMatchObject({
      type: 'semantic_vad',
      eagerness: 'low',
      create_response: true,
    })
  })

  it('does not cancel what is not there', () => {
    const d = new Driver().open().give({ type: 'paused', on: true })
    expect(d.sent).toEqual(['output_audio_buffer.clear', update])
  })

  it('in mid-sentence keeps the words that were said', () => {
    const d = new Driver().open().speaks().give({ type: 'paused', on: true })
    expect(d.sent).toEqual(['output_audio_buffer.clear', update, 'input_audio_buffer.commit'])
    d.server('input_audio_buffer.committed', { item_id: 'u' })
    expect(d.sentOf(create)).toEqual([])
    expect(d.give({ type: 'paused', on: false }).sent).toEqual(['input_audio_buffer.clear', update, create])
  })

  it('owes the answer that nobody heard', () => {
    const d = new Driver().open().created('r').give({ type: 'paused', on: true }).done('r', 'cancelled')
    expect(d.give({ type: 'paused', on: false }).sent).toEqual(['input_audio_buffer.clear', update, create])
  })

  it('under a hold goes back to the hold', () => {
    const d = new Driver().open().give({ type: 'held', on: true }).give({ type: 'paused', on: true })
    d.give({ type: 'paused', on: false })
    expect(turnDetection(d.sentOf(update).at(-1)?.session)).toMatchObject({ create_response: false })
  })
})
