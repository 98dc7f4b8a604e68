// Catches: rows that are not what the window showed or what the log tells, however the requests were cut and wherever a
// crash cut the session off. The window's own log, main's record and the stop, over the recorded sessions.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { voiceHandlers } from '../../../../src/main/ipc/handlers/voice-handlers.ts'
import { pauseInterruptedSessions } from '../../../../src/main/interview/pause-interrupted.ts'
import { listItems } from '../../../../src/main/store/queries/transcript.ts'
import { recoverVoiceSessions } from '../../../../src/main/voice/recovered.ts'
import { createVoiceLog, type VoiceLog } from '../../../../src/renderer/realtime/voice-log.ts'
import type { LogEntry } from '../../../../src/shared/realtime/log-entry.ts'
import { spokenItems } from '../../../../src/shared/transcript/spoken-items.ts'
import type { TranscriptItemInput } from '../../../../src/shared/transcript/item.ts'
import { makeVoiceRig, report, type VoiceRig } from './voice-rig.ts'

const folder = join(import.meta.dirname, '../../../fixtures/realtime')
const sessions = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  // A struck item is not shown any more and its row stays: words are never removed.
  .filter((name) => !name.includes('strike'))
  .map((name) => ({ name, raws: rawsOf(readFileSync(join(folder, name), 'utf8')) }))

function rawsOf(lines: string): unknown[] {
  const told = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { seq: number; event: unknown })
  return told.toSorted((a, b) => a.seq - b.seq).map(({ event }) => event)
}

let rig: VoiceRig
let sessionId: string
beforeEach(() => {
  rig = makeVoiceRig()
  sessionId = rig.routes['voice.start']({ projectId: rig.project() }).session.id
})
afterEach(() => rig.cleanup())

/** As the window does it: every event is taken in, and every `size` events what changed is sent. */
function talk(log: VoiceLog, raws: readonly unknown[], size: number): void {
  let entries: LogEntry[] = []
  const items = new Map<string, TranscriptItemInput>()
  const send = () => {
    rig.routes['voice.record']({ sessionId, entries, items: [...items.values()] })
    entries = []
    items.clear()
  }
  raws.forEach((raw, n) => {
    entries.push(log.receive(raw, 1_790_000_000_000 + n, 0))
    for (const item of log.takeChanged(false)) items.set(item.itemId, item)
    if (n % size === size - 1) send()
  })
  send()
}

function stop(log: VoiceLog) {
  const rest = log.takeChanged(true)
  rig.routes['voice.record']({ sessionId, entries: [], items: rest })
  const shown = spokenItems(log.items()).map(({ itemId, text }) => ({ itemId, text }))
  return rig.routes['voice.stop']({ sessionId, shown })
}

const rows = () => listItems(rig.store, sessionId).map(({ itemId, text }) => ({ itemId, text }))

describe.each(sessions)('$name', ({ raws }) => {
  test.each([1, 4, 1000])('sent by %i events, the rows are what was shown', (size) => {
    const log = createVoiceLog([], 0)
    talk(log, raws, size)
    expect(stop(log).replayMatches).toBe(true)
    expect(rows()).toEqual(log.items().map(({ itemId, text }) => ({ itemId, text })))
    expect(rig.reports).toEqual([])
  })

  test(
    'cut off by a crash after any event, the next connection goes on without a word lost or told twice',
    { timeout: 90_000 },
    () => {
      raws.forEach((_, cut) => {
        const before = raws.slice(0, cut)
        const after = raws.slice(cut)
        const next = after.findIndex((raw) => typeOf(raw) === 'session.created')
        const rest = next === -1 ? [] : after.slice(next)
        sessionId = rig.routes['voice.start']({ projectId: null }).session.id
        talk(createVoiceLog([], 0), before, 3)
        const log = restart()
        talk(log, rest, 3)
        expect(stop(log).replayMatches).toBe(true)
        expect(rows()).toEqual(wordsOf([...before, ...rest]))
        expect(rig.reports).toEqual([])
      })
    },
  )
})

/** What a window that was never cut off would have shown. */
function wordsOf(raws: readonly unknown[]) {
  const log = createVoiceLog([], 0)
  raws.forEach((raw, n) => log.receive(raw, n, 0))
  return log.items().map(({ itemId, text }) => ({ itemId, text }))
}

/** The studio died and was started again, and the author goes on. */
function restart(): VoiceLog {
  const recovered = recoverVoiceSessions({ ...rig.deps, report })
  pauseInterruptedSessions(rig.deps)
  rig.routes = voiceHandlers(rig.deps, recovered)
  const { items, nextSeq } = rig.routes['voice.resume']({ sessionId })
  return createVoiceLog(items, nextSeq)
}

function typeOf(raw: unknown): unknown {
  return typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : null
}
