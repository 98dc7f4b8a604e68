// Catches: two interviews that are live at once, words or log lines that get lost or are kept twice, a late transcript
// that the final one does not hold.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findFinalizedTranscript } from '../../../../src/main/store/queries/project-transcripts.ts'
import { readLog } from '../../../../src/main/store/queries/realtime-events.ts'
import { requireSession } from '../../../../src/main/store/queries/sessions.ts'
import { insertConnection, listConnections } from '../../../../src/main/store/queries/voice-connections.ts'
import { startInterview } from '../../../../src/main/interview/guided-interview.ts'
import { listItems } from '../../../../src/main/store/queries/transcript.ts'
import { makeItem } from '../../../support/items.ts'
import { entry, makeVoiceRig, type VoiceRig } from './voice-rig.ts'

let rig: VoiceRig
beforeEach(() => {
  rig = makeVoiceRig()
})
afterEach(() => rig.cleanup())

const start = (projectId: string | null = rig.project()) => rig.routes['voice.start']({ projectId })
const ids = (sessionId: string) => listItems(rig.store, sessionId).map(({ itemId }) => itemId)
const eventsNamed = (name: string) => rig.told.filter((event) => event.name === name)
const connect = (sessionId: string) =>
  insertConnection(rig.store, { sessionId, callId: 'rtc_1', model: 'm', reason: 'start', startedAt: 1 })

describe('start, pause and resume', () => {
  test('a session begins live in the stage of its project, and the window is told', () => {
    const view = start()
    expect(view).toMatchObject({
      session: { kind: 'voice', stage: 'ghostwriting', status: 'live', endedAt: null },
      items: [],
      nextSeq: 0,
      recordedMs: 0,
      connections: [],
      interruptions: 0,
    })
    expect(eventsNamed('session.changed').at(-1)?.payload).toEqual({ session: view.session })
    expect(start(null).session.stage).toBe('selection')
  })

  test('nothing else stays live: neither a guided interview nor another voice session', () => {
    const guided = startInterview(rig.deps, rig.project()).session.id
    const first = start().session.id
    expect(requireSession(rig.store, guided).status).toBe('paused')
    connect(first)
    const second = start().session.id
    expect(requireSession(rig.store, first).status).toBe('paused')
    expect(listConnections(rig.store, first)).toMatchObject([{ end: 'paused' }])
    rig.routes['voice.resume']({ sessionId: first })
    expect(requireSession(rig.store, second).status).toBe('paused')
    expect(rig.routes['voice.state']({ sessionId: first }).session.status).toBe('live')
  })

  test('an unknown project, an ended session and another kind of session are refused and change nothing', () => {
    expect(() => start('nobody')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
    const { id } = start().session
    rig.routes['voice.stop']({ sessionId: id, shown: [] })
    for (const act of ['voice.resume', 'voice.pause'] as const)
      expect(() => rig.routes[act]({ sessionId: id })).toThrow(expect.objectContaining({ code: 'CONFLICT' }))
    const guided = startInterview(rig.deps, rig.project()).session.id
    expect(() => rig.routes['voice.stop']({ sessionId: guided, shown: [] })).toThrow(
      expect.objectContaining({ code: 'CONFLICT' }),
    )
    expect(requireSession(rig.store, guided).status).toBe('live')
  })
})

describe('the record', () => {
  test('keeps log lines and items, told once, and the same again changes nothing', () => {
    const { id: sessionId, projectId } = start().session
    const batch = {
      sessionId,
      entries: [entry(0, { type: 'session.created', event_id: 'e0' }), entry(1, { type: 'x', n: 1 }, 40.5)],
      items: [makeItem({ itemId: 'a' }), makeItem({ itemId: 'b', previousItemId: 'a' })],
    }
    rig.told.length = 0
    rig.routes['voice.record'](batch)
    expect(rig.told).toEqual([
      {
        name: 'transcript.changed',
        payload: { projectId, sessionId, items: listItems(rig.store, sessionId) },
      },
    ])
    rig.routes['voice.record']({ ...batch, entries: [...batch.entries, entry(1, { type: 'another' })] })
    expect([...readLog(rig.store, sessionId)]).toEqual(batch.entries)
    expect(ids(sessionId)).toEqual(['a', 'b'])
    expect(rig.routes['voice.state']({ sessionId }).nextSeq).toBe(2)
  })

  test('lines without items are told to nobody', () => {
    const { id: sessionId } = start().session
    rig.told.length = 0
    rig.routes['voice.record']({ sessionId, entries: [entry(0, { type: 'x' })], items: [] })
    expect(rig.told).toEqual([])
  })

  test('padding is not kept, and a line that is too long leaves its type', () => {
    const { id: sessionId } = start().session
    const delta = { type: 'response.output_text.delta', delta: 'so', obfuscation: 'aX3' }
    const huge = { type: 'response.done', filler: 'x'.repeat(300_000) }
    rig.routes['voice.record']({
      sessionId,
      entries: [entry(0, delta), entry(1, huge), entry(2, null), entry(3, [1])],
      items: [],
    })
    const raws = [...readLog(rig.store, sessionId)].map(({ raw }) => raw)
    expect(raws[0]).toEqual({ type: 'response.output_text.delta', delta: 'so' })
    expect(raws[1]).toMatchObject({ type: 'studio.too_long', of: 'response.done' })
    expect(raws.slice(2)).toEqual([null, [1]])
  })

  test('an item that comes in between moves the others, and all are told', () => {
    const { id: sessionId } = start().session
    const record = (items: ReturnType<typeof makeItem>[]) =>
      rig.routes['voice.record']({ sessionId, entries: [], items })
    record([makeItem({ itemId: 'a' }), makeItem({ itemId: 'c', previousItemId: 'a' })])
    rig.told.length = 0
    record([makeItem({ itemId: 'b', previousItemId: 'a' }), makeItem({ itemId: 'c', previousItemId: 'b' })])
    expect(ids(sessionId)).toEqual(['a', 'b', 'c'])
    expect(rig.told).toMatchObject([
      { payload: { items: [{ itemId: 'a' }, { itemId: 'b' }, { itemId: 'c' }] } },
    ])
  })

  test('the predecessor said last counts, whatever was said before', () => {
    const { id: sessionId } = start().session
    const record = (...items: [string, string | null][]) =>
      rig.routes['voice.record']({
        sessionId,
        entries: [],
        items: items.map(([itemId, previousItemId]) => makeItem({ itemId, previousItemId })),
      })
    record(['a', null], ['c', 'a'], ['b', 'c'])
    record(['b', 'a'], ['c', 'b'])
    expect(ids(sessionId)).toEqual(['a', 'b', 'c'])
    record(['c', null], ['a', 'c'], ['b', 'a'])
    expect(ids(sessionId)).toEqual(['c', 'a', 'b'])
  })

  test('a batch that fails leaves neither its lines nor its items, and tells nothing', () => {
    const { id: sessionId } = start().session
    rig.told.length = 0
    rig.store.sqlite.exec(
      `CREATE TRIGGER refuses BEFORE INSERT ON transcript_items WHEN new.item_id = 'bad' BEGIN SELECT raise(ABORT, 'no'); END`,
    )
    const items = [makeItem({ itemId: 'good' }), makeItem({ itemId: 'bad', previousItemId: 'good' })]
    expect(() =>
      rig.routes['voice.record']({ sessionId, entries: [entry(0, { type: 'x' })], items }),
    ).toThrow('no')
    expect([ids(sessionId), [...readLog(rig.store, sessionId)], rig.told]).toEqual([[], [], []])
  })

  test('an unknown session is told so', () => {
    const input = { sessionId: 'gone', entries: [entry(0, {})], items: [] }
    expect(() => rig.routes['voice.record'](input)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })

  test('a transcript that comes after the end is kept, and the final transcript holds it', () => {
    const { id: sessionId } = start().session
    rig.routes['voice.record']({ sessionId, entries: [], items: [makeItem({ itemId: 'a', text: null })] })
    rig.routes['voice.stop']({ sessionId, shown: [{ itemId: 'a', text: null }] })
    rig.routes['voice.record']({
      sessionId,
      entries: [],
      items: [makeItem({ itemId: 'a', text: 'Late words' })],
    })
    expect(findFinalizedTranscript(rig.store, sessionId)?.snapshot).toContain('Late words')
    expect(requireSession(rig.store, sessionId).status).toBe('ended')
  })
})
