// Catches: an end that loses the last words, leaves a connection open, forgets the draft, or calls a whole transcript
// broken; usage that is counted twice; a ceiling that is never reached.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findFinalizedTranscript } from '../../../../src/main/store/queries/project-transcripts.ts'
import { findVoiceCounts } from '../../../../src/main/store/queries/voice-sessions.ts'
import { insertConnection, listConnections } from '../../../../src/main/store/queries/voice-connections.ts'
import { dispatchTool } from '../../../../src/main/tools/dispatch-tool.ts'
import type { UsageEntry } from '../../../../src/shared/realtime/usage.ts'
import type { TranscriptItemInput } from '../../../../src/shared/transcript/item.ts'
import { makeItem } from '../../../support/items.ts'
import { entry, makeVoiceRig, type VoiceRig } from './voice-rig.ts'

let rig: VoiceRig
let sessionId: string
let projectId: string
beforeEach(() => {
  rig = makeVoiceRig()
  projectId = rig.project()
  sessionId = rig.routes['voice.start']({ projectId }).session.id
})
afterEach(() => rig.cleanup())

const asked = makeItem({ itemId: 'q', role: 'assistant', text: 'Who taught you?' })
const said = makeItem({ itemId: 'a', previousItemId: 'q', text: 'My aunt did.', createdAt: 2e12 })
const record = (...items: TranscriptItemInput[]) =>
  rig.routes['voice.record']({ sessionId, entries: [], items })
const stop = (shown: { itemId: string; text: string | null }[] = []) =>
  rig.routes['voice.stop']({ sessionId, shown })

describe('stop', () => {
  test('sums up speech only, ends what is open, keeps the transcript, and asks for the last draft', () => {
    insertConnection(rig.store, { sessionId, callId: null, model: 'm', reason: 'start', startedAt: 1 })
    const sound = { text: null, audioStartMs: 100, audioEndMs: 900 }
    record(
      asked,
      said,
      makeItem({ itemId: 'call', role: 'assistant', type: 'function_call', previousItemId: 'a', text: null }),
      makeItem({
        itemId: 'gap',
        role: 'system',
        previousItemId: 'call',
        text: 'No connection for 9 seconds.',
      }),
      makeItem({ itemId: 'unheard', previousItemId: 'gap', ...sound, text: '[inaudible]' }),
      makeItem({ itemId: 'sound', previousItemId: 'unheard', ...sound, payload: { audioOnly: true } }),
    )
    const summary = stop([
      { itemId: 'q', text: 'Who taught you?' },
      { itemId: 'a', text: 'My aunt did.' },
      { itemId: 'unheard', text: '[inaudible]' },
      { itemId: 'sound', text: null },
    ])
    expect(summary).toMatchObject({
      words: 3,
      items: 4,
      replayMatches: true,
      connections: 1,
      audioOnlyItems: 2,
      recordedMs: 0,
      interruptions: 0,
    })
    expect(rig.reports).toEqual([])
    expect(listConnections(rig.store, sessionId)).toMatchObject([{ end: 'stopped' }])
    expect(findFinalizedTranscript(rig.store, sessionId)).toMatchObject({ itemCount: 6 })
    expect(rig.requests).toMatchObject([{ projectId, sessionId, urgency: 'soon', transcriptAnchors: ['a'] }])
    expect(summary.draftJobId).not.toBeNull()
    expect(stop([])).toMatchObject({ words: 3, draftJobId: summary.draftJobId })
    expect(rig.requests).toHaveLength(1)
  })

  test('words that came after the draft they were meant for are asked for at the end', () => {
    record(asked, { ...said, createdAt: 1, text: null })
    dispatchTool(rig.deps, {
      sessionId,
      callId: 'c',
      name: 'queue_draft_update',
      argumentsJson: JSON.stringify({ projectId, urgency: 'routine' }),
    })
    record({ ...said, createdAt: 1, text: 'My aunt taught me, in the evenings, by the stove.' })
    stop()
    expect(rig.requests).toHaveLength(2)
    expect(rig.requests[1]).toMatchObject({ transcriptAnchors: ['a'] })
  })

  test('what the interviewer had drafted is not asked for again', () => {
    record(asked, { ...said, createdAt: 1 })
    dispatchTool(rig.deps, {
      sessionId,
      callId: 'c',
      name: 'queue_draft_update',
      argumentsJson: JSON.stringify({ projectId, urgency: 'routine' }),
    })
    stop()
    expect(rig.requests).toHaveLength(1)
  })

  test('without a project the end is quiet, and nothing said is lost', () => {
    sessionId = rig.routes['voice.start']({ projectId: null }).session.id
    record(asked, said)
    expect(stop()).toMatchObject({ projectId: null, draftJobId: null, items: 2, replayMatches: false })
  })

  test('a screen that shows other words is reported, by id', () => {
    record(asked, said)
    expect(stop([{ itemId: 'q', text: 'Who taught you?' }]).replayMatches).toBe(false)
    expect(rig.reports).toEqual([
      { sessionId, differences: [{ kind: 'not_shown', itemId: 'a', stored: 'My aunt did.' }] },
    ])
  })
})

describe('the log read again', () => {
  const wire = (id: string, previous: string | null, transcript: string) => ({
    type: 'conversation.item.done',
    event_id: `e-${id}`,
    previous_item_id: previous,
    item: {
      id,
      type: 'message',
      role: 'user',
      status: 'completed',
      content: [{ type: 'input_audio', transcript }],
    },
  })
  const entries = [
    entry(0, { type: 'session.created' }),
    entry(1, wire('q', null, 'One')),
    entry(2, wire('a', 'q', 'Two')),
  ]
  const rows = [
    makeItem({ itemId: 'q', text: 'One' }),
    makeItem({ itemId: 'a', previousItemId: 'q', text: 'Two' }),
  ]
  const shown = rows.map(({ itemId, text }) => ({ itemId, text }))

  test('makes the rows, and then there is nothing to report', () => {
    rig.routes['voice.record']({ sessionId, entries, items: rows })
    expect(stop(shown).replayMatches).toBe(true)
    expect(rig.reports).toEqual([])
  })

  test('makes something else: reported, and the session ends all the same', () => {
    rig.routes['voice.record']({ sessionId, entries: entries.slice(0, 2), items: rows })
    expect(stop(shown)).toMatchObject({ replayMatches: true, items: 2 })
    expect(rig.reports).toMatchObject([{ differences: [{ kind: 'not_shown', itemId: 'a' }] }])
  })

  test('holds lines that nobody can read: the rest is read', () => {
    const unread = [entry(3, null), entry(4, 'words'), entry(5, { type: 'conversation.item.done', item: 7 })]
    rig.routes['voice.record']({ sessionId, entries: [...entries, ...unread], items: rows })
    expect(stop(shown).replayMatches).toBe(true)
    expect(rig.reports).toEqual([])
  })
})

describe('usage', () => {
  const used = (changes: Partial<UsageEntry>): UsageEntry => ({
    sourceId: 'resp_1',
    kind: 'response',
    model: 'gpt-realtime-2.1',
    inputTextTokens: 1000,
    inputAudioTokens: 2000,
    cachedTextTokens: 500,
    cachedAudioTokens: 0,
    outputTextTokens: 100,
    outputAudioTokens: 400,
    audioSeconds: 0,
    ...changes,
  })
  const report = (entries: UsageEntry[], connectedMs = 0, interruptions = 0) =>
    rig.routes['voice.usage']({ sessionId, entries, connectedMs, interruptions })

  test('each response and transcription counts once, as it was told last; the counts never go back', () => {
    report(
      [
        used({ outputAudioTokens: 1 }),
        used({ sourceId: 'item_1', kind: 'transcription', audioSeconds: 1.5 }),
      ],
      9000,
      2,
    )
    const view = report([used({})], 4000, 1)
    expect(view).toMatchObject({ connectedMs: 9000, totals: { outputAudioTokens: 800, audioSeconds: 1.5 } })
    expect(findVoiceCounts(rig.store, sessionId).interruptions).toBe(2)
    expect(view).toEqual(rig.routes['voice.state']({ sessionId }).usage)
  })

  test('the ceiling is reached by the estimate; a model without a price has none', () => {
    rig.pricing.ceilingUsd = 0.05
    expect(report([used({})])).toMatchObject({
      ceilingUsd: 0.05,
      ceilingReached: true,
      costUsd: expect.any(Number),
    })
    rig.pricing.ceilingUsd = null
    expect(report([]).ceilingReached).toBe(false)
    rig.pricing.ceilingUsd = 0.05
    expect(report([used({ sourceId: 'r2', model: 'unheard-of' })])).toMatchObject({
      costUsd: null,
      ceilingReached: false,
    })
  })

  test('what is counted after the end still counts', () => {
    stop()
    expect(report([used({})]).totals.outputTextTokens).toBe(100)
    expect(() =>
      rig.routes['voice.usage']({ sessionId: 'gone', entries: [], connectedMs: 0, interruptions: 0 }),
    ).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })
})
