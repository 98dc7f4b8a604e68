// Would catch: an interviewer that talks over the author or over itself, falls silent for good, or acts twice.
import { describe, expect, it } from 'vitest'
import { goldenEntries, goldenNames } from '../transcript/golden.ts'
import { call, Driver, spokenMessage } from './sequencer-driver.ts'

const create = 'response.create'
const itemCreate = 'conversation.item.create'

describe('tools', () => {
  it('run only from a completed response, in its order, each once for the whole session', () => {
    const d = new Driver().open().created('r')
    d.done('r', 'completed', [call('1'), call('2', 'create_note', '{"a":1}'), call('1')])
    expect(d.last).toEqual([
      { type: 'run_tool', callId: '1', name: 'list_notes', argumentsJson: '{}' },
      { type: 'run_tool', callId: '2', name: 'create_note', argumentsJson: '{"a":1}' },
    ])
    d.done('r', 'completed', [call('1'), call('2')])
    d.give({ type: 'disconnected' })
      .open()
      .done('r', 'completed', [call('1'), call('3')])
    expect(d.ran).toEqual(['1', '2', '3'])
  })

  it.each(['cancelled', 'incomplete', 'failed', 'in_progress'])('never run from a %s response', (status) => {
    const d = new Driver()
      .open()
      .created('r')
      .done('r', status, [call('1')])
    expect(d.ran).toEqual([])
  })

  it('never run from a response outside the conversation', () => {
    const d = new Driver().open().created('r', null)
    d.done('r', 'completed', [call('1')], { conversation_id: null })
    expect(d.ran).toEqual([])
  })

  it('send all outputs of a response with short ids of their own, then ask once', () => {
    const d = new Driver()
      .open()
      .created('r')
      .done('r', 'completed', [call('1'), call('2')])
    d.answer('2', '{"ok":true,"b":2}')
    expect(d.sent).toEqual([])
    d.answer('1', '{"ok":true,"a":1}')
    expect(d.sent).toEqual([itemCreate, itemCreate, create])
    const items = d.sentOf(itemCreate).map(({ item }) => item)
    expect(items).toMatchObject([
      { type: 'function_call_output', call_id: '1', output: '{"ok":true,"a":1}' },
      { type: 'function_call_output', call_id: '2', output: '{"ok":true,"b":2}' },
    ])
    expect(new Set(items.map(({ id }) => id)).size).toBe(2)
    for (const { id } of items) expect(id.length).toBeLessThanOrEqual(32)
  })

  it('names every event it sends', () => {
    const d = new Driver()
      .open()
      .created('r')
      .done('r', 'completed', [call('1')])
      .answer('1')
    const ids = d.all.flatMap((command) => (command.type === 'send' ? [command.event.event_id] : []))
    expect(ids.every((id) => id !== '')).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('say no more when the interviewer has spoken and only noted something', () => {
    const d = new Driver().open().created('r')
    d.done('r', 'completed', [spokenMessage, call('1', 'create_note')]).answer('1')
    expect(d.sent).toEqual([itemCreate])
  })

  it('go on when the interviewer only noted something, or the note was refused', () => {
    const silent = new Driver()
      .open()
      .created('r')
      .done('r', 'completed', [call('1', 'create_note')])
    expect(silent.answer('1').sent).toEqual([itemCreate, create])
    const refused = new Driver().open().created('r')
    refused.done('r', 'completed', [spokenMessage, call('1', 'create_note')])
    expect(refused.answer('1', '{"ok":false,"error":{"code":"FOREIGN_ID"}}').sent).toEqual([
      itemCreate,
      create,
    ])
  })

  it('go on when the answer must be told', () => {
    const d = new Driver().open().created('r')
    d.done('r', 'completed', [spokenMessage, call('1', 'list_notes')])
    expect(d.answer('1').sent).toEqual([itemCreate, create])
  })

  it('that answer while the author speaks leave the asking to his turn', () => {
    const d = new Driver()
      .open()
      .created('r')
      .done('r', 'completed', [call('1')])
      .speaks()
      .answer('1')
    expect(d.sent).toEqual([itemCreate])
    const output = d.sentOf(itemCreate)[0]?.item.id ?? ''
    d.added(output).turn().created('r2').done('r2')
    expect(d.sentOf(create)).toEqual([])
  })

  it('that answer too late for the response to his turn are asked about after it', () => {
    const d = new Driver()
      .open()
      .created('r')
      .done('r', 'completed', [call('1')])
      .speaks()
      .turn()
    d.answer('1')
    expect(d.sent).toEqual([itemCreate])
    // Created before the output was in: it cannot know of it.
    d.created('r2')
    d.added(d.sentOf(itemCreate)[0]?.item.id ?? '')
    expect(d.done('r2').sent).toEqual([create])
  })

  it('that hang are answered for, and their late answer is told in words', () => {
    const d = new Driver()
      .open()
      .created('r')
      .done('r', 'completed', [call('1')])
      .after(61_000)
    expect(d.sent).toEqual([itemCreate, create])
    expect(d.sentOf(itemCreate)[0]?.item).toMatchObject({
      call_id: '1',
      output: expect.stringContaining('TIMED_OUT') as string,
    })
    d.answer('1', '{"ok":true,"late":1}')
    expect(d.sentOf(itemCreate)[1]?.item).toMatchObject({
      role: 'system',
      content: [{ text: expect.stringContaining('"late":1') as string }],
    })
    d.answer('1')
    expect(d.sent).toEqual([])
  })

  it('that answer after the connection was lost are told to the next one in words', () => {
    const d = new Driver()
      .open()
      .created('r')
      .done('r', 'completed', [call('1', 'list_todos')])
    d.give({ type: 'disconnected' }).answer('1', '{"ok":true,"todos":[]}')
    expect(d.sent).toEqual([])
    d.open()
    expect(d.sent).toEqual([itemCreate, create])
    expect(d.sentOf(itemCreate)[0]?.item).toMatchObject({ type: 'message', role: 'system' })
    expect(JSON.stringify(d.sentOf(itemCreate)[0])).toContain('list_todos')
  })

  it('whose output the last connection never confirmed are told to the next one in words', () => {
    const d = new Driver()
      .open()
      .created('r')
      .done('r', 'completed', [call('1')])
      .answer('1')
    d.give({ type: 'disconnected' }).open()
    expect(d.sentOf(itemCreate).map(({ item }) => item.type)).toEqual(['function_call_output', 'message'])
    expect(d.sent).toEqual([itemCreate, create])
  })

  it('whose call the service does not know are told in words, once', () => {
    const d = new Driver()
      .open()
      .created('r')
      .done('r', 'completed', [call('1')])
      .answer('1')
    d.error('invalid_tool_call_id', d.sentOf(itemCreate)[0]?.event_id)
    expect(d.sent).toEqual([itemCreate])
    d.error('invalid_tool_call_id', d.sentOf(itemCreate)[1]?.event_id)
    expect(d.sent).toEqual([])
    expect(d.problems).toHaveLength(1)
  })

  it('with huge answers fit a message of the channel', () => {
    const d = new Driver()
      .open()
      .created('r')
      .done('r', 'completed', [call('1')])
    d.answer('1', JSON.stringify({ ok: true, text: '"\u0001ø漢'.repeat(100_000) }))
    const bytes = Buffer.byteLength(JSON.stringify(d.sentOf(itemCreate)[0]))
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(262_144)
  })

  it('beyond any honest number are answered without being run', () => {
    const calls = Array.from({ length: 100 }, (_, n) => call(`c${n}`))
    const d = new Driver().open().created('r').done('r', 'completed', calls)
    expect(d.ran).toHaveLength(64)
    for (const id of d.ran) d.answer(id)
    expect(d.sentOf(itemCreate)).toHaveLength(100)
    expect(d.sentOf(create)).toHaveLength(1)
  })

  it('run even when a neighbour of theirs is malformed', () => {
    const d = new Driver().open().created('r')
    d.done('r', 'completed', [null, { type: 'function_call', call_id: 5 }, call('1')])
    expect(d.ran).toEqual(['1'])
  })

  it('are shown while they run', () => {
    const d = new Driver()
      .open()
      .created('r')
      .done('r', 'completed', [call('1', 'list_notes')])
    expect(d.activity.tools).toEqual(['list_notes'])
    expect(d.answer('1').activity.tools).toEqual([])
  })
})

describe('a recorded session', () => {
  const [recorded = []] = goldenNames.filter((name) => name.startsWith('case-9')).map(goldenEntries)
  const hear = (d: Driver, from: number, to: number) => {
    for (const { seq, at, raw } of recorded) {
      if (seq < from || seq > to) continue
      d.now = at
      d.give({ type: 'server', raw })
    }
  }

  it("has a tool's output go in during the author's turn, and one response to both", () => {
    const d = new Driver().open()
    hear(d, 2, 26)
    expect(d.ran).toEqual(['call_1'])
    // He has just said "The ninth of May.": the service answers that, and will know of the output.
    d.answer('call_1', '{"ok":true,"items":[]}')
    expect(d.sent).toEqual([itemCreate])
    d.added(d.sentOf(itemCreate)[0]?.item.id ?? '')
    hear(d, 27, 41)
    expect(d.after(10_000).sentOf(create)).toEqual([])
    expect(d.problems).toEqual([])
  })
})

describe('responses', () => {
  it('are asked for once the active one is done', () => {
    const d = new Driver().open().give({ type: 'speak_first' })
    expect(d.sent).toEqual([create])
    d.created('r').give({ type: 'speak_first' })
    expect(d.sent).toEqual([])
    expect(d.done('r').sent).toEqual([create])
  })

  it('outside the conversation neither block nor answer', () => {
    const d = new Driver().open().created('x', null).give({ type: 'speak_first' })
    expect(d.sent).toEqual([create])
    d.created('y', null).created('r').done('y', 'completed', [], { conversation_id: null })
    d.give({ type: 'speak_first' })
    expect(d.sent).toEqual([])
  })

  it('that collide with one that cannot know what was asked are asked for again after it, once', () => {
    const d = new Driver().open().give({ type: 'typed', itemId: 't', text: 'Hello.' })
    d.created('vad').added('t')
    d.error('conversation_already_has_active_response', d.sentOf(create)[0]?.event_id)
    expect(d.sent).toEqual([])
    expect(d.done('vad').sent).toEqual([create])
    d.created('vad2').error('conversation_already_has_active_response', d.sentOf(create)[1]?.event_id)
    expect(d.done('vad2').sent).toEqual([])
    expect(d.problems).toEqual([])
  })

  it('that collide with one that answers the same are not made twice', () => {
    const d = new Driver().open().give({ type: 'speak_first' })
    d.created('vad').error('conversation_already_has_active_response', d.sentOf(create)[0]?.event_id)
    expect(d.done('vad').sent).toEqual([])
  })

  it('that collide with one we never hear of are asked for again after a while', () => {
    const d = new Driver().open().give({ type: 'speak_first' })
    d.error('conversation_already_has_active_response', d.sentOf(create)[0]?.event_id)
    expect(d.sent).toEqual([])
    expect(d.after(61_000).sent).toEqual([create])
  })

  it('that never begin are asked for again once, then reported', () => {
    const d = new Driver().open().give({ type: 'speak_first' })
    expect(d.after(5000).sent).toEqual([])
    expect(d.after(6000).sent).toEqual([create])
    d.after(11_000)
    expect(d.problems).toMatchObject([{ kind: 'response_failed' }])
    expect(d.after(60_000).sent).toEqual([])
  })

  it('that never end do not block for ever, those that are heard of do', () => {
    const d = new Driver().open().created('r').give({ type: 'speak_first' })
    for (let n = 0; n < 5; n += 1) {
      d.after(50_000).server('response.output_audio_transcript.delta', { response_id: 'r', delta: 'x' })
      expect(d.sentOf(create)).toEqual([])
    }
    expect(d.after(61_000).sent).toEqual([create])
  })

  it('of a failed quota are tried again once, then reported', () => {
    const d = new Driver().open().give({ type: 'speak_first' }).created('r').failed('r', 'insufficient_quota')
    expect(d.problems).toEqual([])
    expect(d.after(1100).sent).toEqual([create])
    d.created('r2').failed('r2', 'insufficient_quota')
    expect(d.problems).toEqual([{ kind: 'quota', message: 'insufficient_quota' }])
    expect(d.after(60_000).sent).toEqual([])
  })

  it('over the rate are tried again after growing delays, then reported', () => {
    const d = new Driver().open().give({ type: 'speak_first' })
    for (const [n, wait] of [2000, 5000, 15_000].entries()) {
      d.created(`r${n}`).failed(`r${n}`, 'rate_limit_exceeded')
      expect(d.after(wait - 100).sent).toEqual([])
      expect(d.after(200).sent).toEqual([create])
    }
    d.created('r').failed('r', 'rate_limit_exceeded')
    expect(d.problems).toMatchObject([{ kind: 'response_failed' }])
    expect(d.after(60_000).sent).toEqual([])
  })

  it('that were refused by the request itself count as failed', () => {
    const d = new Driver().open().give({ type: 'speak_first' })
    d.error('rate_limit_exceeded', d.sentOf(create)[0]?.event_id)
    expect(d.after(2100).sent).toEqual([create])
  })

  it('cut short before a word was said are tried again, those in mid-sentence are not', () => {
    const mute = new Driver()
      .open()
      .created('r')
      .done('r', 'incomplete', [call('1')])
    expect(mute.after(1100).sent).toEqual([create])
    const said = new Driver()
      .open()
      .created('r')
      .done('r', 'incomplete', [spokenMessage, call('1')])
    expect(said.after(1100).sent).toEqual([])
    expect([...mute.ran, ...said.ran]).toEqual([])
  })

  it('that are completed let failures be forgotten', () => {
    const d = new Driver().open().give({ type: 'speak_first' }).created('r').failed('r', 'server_error')
    d.after(1100).created('r2').done('r2')
    d.give({ type: 'speak_first' }).created('r3').failed('r3', 'server_error')
    expect(d.problems).toEqual([])
    expect(d.after(1100).sent).toEqual([create])
  })

  it('are owed by the next connection when the last one broke before they were heard', () => {
    const due = new Driver().open().speaks().turn().give({ type: 'disconnected' })
    expect(due.open().sent).toEqual([create])
    const made = new Driver().open().created('r').give({ type: 'disconnected' })
    expect(made.open().sent).toEqual([create])
    const heard = new Driver().open().created('r').sound('r').give({ type: 'disconnected' })
    expect(heard.open().sent).toEqual([])
    const quiet = new Driver().open().give({ type: 'disconnected' })
    expect(quiet.open().sent).toEqual([])
  })
})

describe("the author's turns", () => {
  it('are answered by the service; what was to be asked for meanwhile is answered with them', () => {
    const d = new Driver().open().speaks().give({ type: 'speak_first' }).turn()
    expect(d.sent).toEqual([])
    d.created('r').done('r')
    expect(d.sentOf(create)).toEqual([])
  })

  it('that the service forgets are asked for', () => {
    const d = new Driver().open().speaks().turn()
    expect(d.after(5000).sent).toEqual([])
    expect(d.after(4000).sent).toEqual([create])
    expect(d.after(4000).sent).toEqual([])
  })

  it('that came to nothing are not', () => {
    const d = new Driver().open().speaks().server('input_audio_buffer.speech_stopped', { item_id: 'u' })
    expect(d.after(60_000).sent).toEqual([])
  })

  it('show in the activity', () => {
    const d = new Driver().open()
    expect(d.activity).toEqual({
      authorSpeaking: false,
      interviewerSpeaking: false,
      thinking: false,
      tools: [],
    })
    expect(d.speaks().activity).toMatchObject({ authorSpeaking: true, thinking: false })
    expect(d.turn().activity).toMatchObject({ authorSpeaking: false, thinking: true })
    expect(d.created('r').activity).toMatchObject({ thinking: true, interviewerSpeaking: false })
    expect(d.sound('r').activity).toMatchObject({ thinking: false, interviewerSpeaking: true })
    expect(d.done('r').activity).toMatchObject({ thinking: false, interviewerSpeaking: true })
    expect(d.sound('r', 'stopped').activity).toMatchObject({ thinking: false, interviewerSpeaking: false })
  })
})

describe('typed and told', () => {
  it('typed text stops what is being said, then is answered', () => {
    const d = new Driver().open().created('r').sound('r')
    d.give({ type: 'typed', itemId: 'typed_1', text: 'No, in 1968.' })
    expect(d.sent).toEqual(['response.cancel', 'output_audio_buffer.clear', itemCreate])
    expect(d.sentOf(itemCreate)[0]?.item).toEqual({
      id: 'typed_1',
      type: 'message',
      role: 'user',
      content: [{ type: 'input_text', text: 'No, in 1968.' }],
    })
    expect(d.added('typed_1').done('r', 'cancelled').sent).toEqual([create])
  })

  it('typed text after the last word was made only stops the sound', () => {
    const d = new Driver().open().created('r').sound('r').done('r')
    d.give({ type: 'typed', itemId: 't', text: 'Wait.' })
    expect(d.sent).toEqual(['output_audio_buffer.clear', itemCreate, create])
  })

  it('typed text into silence is answered at once', () => {
    const d = new Driver().open().give({ type: 'typed', itemId: 't', text: 'Hello.' })
    expect(d.sent).toEqual([itemCreate, create])
  })

  it('typed text is answered even when the cancelled response never says that it ended', () => {
    const d = new Driver().open().created('r').give({ type: 'typed', itemId: 't', text: 'Hello.' })
    expect(d.after(2000).sent).toEqual([])
    expect(d.after(2000).sent).toEqual([create])
  })

  it('typed text that a lost connection did not take is in the seeds of the next, and answered there', () => {
    const d = new Driver().open().give({ type: 'typed', itemId: 't', text: 'Hi.' })
    d.give({ type: 'disconnected' }).open()
    expect(d.sent).toEqual([create])
  })

  it('typed text stops a response that was asked for and has not begun', () => {
    const d = new Driver()
      .open()
      .give({ type: 'speak_first' })
      .give({ type: 'typed', itemId: 't', text: 'Hi.' })
    expect(d.sent).toEqual(['response.cancel', 'output_audio_buffer.clear', itemCreate])
    expect(d.created('r').sent).toEqual([])
    expect(d.added('t').done('r', 'cancelled').sent).toEqual([create])
  })

  it('calls of a response that typed text cancelled are not run', () => {
    const d = new Driver().open().created('r').give({ type: 'typed', itemId: 't', text: 'Hi.' })
    expect(d.done('r', 'cancelled', [call('1')]).ran).toEqual([])
  })

  it('told text asks for nothing', () => {
    const d = new Driver().open().give({ type: 'told', itemId: 'n', text: 'Chapter one was revised.' })
    expect(d.sent).toEqual([itemCreate])
    expect(d.sentOf(itemCreate)[0]?.item).toMatchObject({ role: 'system', id: 'n' })
  })

  it('what the studio tells is kept while there is no connection, and sent once', () => {
    const d = new Driver().give({ type: 'told', itemId: 'n', text: 'News.' })
    expect(d.sent).toEqual([])
    d.open()
    expect(d.sent).toEqual([itemCreate])
    d.added('n').give({ type: 'disconnected' }).open()
    expect(d.sentOf(itemCreate)).toHaveLength(1)
  })
})

describe('interruptions by the interviewer', () => {
  it('count when its sound begins into what the author is saying', () => {
    const d = new Driver().open().created('r').speaks().sound('r').sound('r')
    expect(d.cutIns).toBe(1)
  })

  it('count when the author was not through', () => {
    const d = new Driver().open().speaks().turn().created('r').sound('r')
    d.now += 1000
    expect(d.speaks().turn().speaks().cutIns).toBe(1)
  })

  it('do not count when the author answers, or cuts in himself', () => {
    const d = new Driver().open().speaks().turn().created('r').sound('r')
    d.now += 1600
    expect(d.speaks().cutIns).toBe(0)
  })

  it('do not count when the author has not spoken before, or long ago', () => {
    const first = new Driver().open().give({ type: 'speak_first' }).created('r').sound('r').speaks()
    expect(first.cutIns).toBe(0)
    const long = new Driver().open().speaks().turn()
    long.now += 7000
    expect(long.created('r').sound('r').speaks().cutIns).toBe(0)
  })
})

describe('errors of the service', () => {
  it('become problems, and never an exception', () => {
    const d = new Driver().open().error('weird').error('session_expired').error('insufficient_quota')
    d.give({ type: 'server', raw: { type: 'error', error: { message: 'x'.repeat(10_000) } } })
    d.give({ type: 'server', raw: { type: 'error' } })
    expect(d.problems.map(({ kind }) => kind)).toEqual(['service', 'expired', 'quota', 'service'])
    expect(d.problems[0]).toEqual({ kind: 'service', code: 'weird', message: 'weird!' })
    expect(d.problems[3]?.message.length).toBe(500)
  })

  it.each(['response_cancel_not_active', 'input_audio_buffer_commit_empty'])('%s is none', (code) => {
    expect(new Driver().open().error(code).problems).toEqual([])
  })
})
