// A voice session that records talk until it is killed. Prints what it was answered for: `<log place> <item> <words>`.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import type { ServiceContext } from '../../src/main/context.ts'
import { pauseInterruptedSessions } from '../../src/main/interview/pause-interrupted.ts'
import { voiceHandlers } from '../../src/main/ipc/handlers/voice-handlers.ts'
import { openStore } from '../../src/main/store/store.ts'
import { recoverVoiceSessions } from '../../src/main/voice/recovered.ts'
import type { LogEntry } from '../../src/shared/realtime/log-entry.ts'
import { makeItem } from '../support/items.ts'

const [dataDir = '', migrationsDir = ''] = process.argv.slice(2)
const store = openStore({ dataDir, migrationsDir, now: Date.now })
const ctx: ServiceContext = { store, emit: () => undefined, now: Date.now, newId: randomUUID }
const report = (error: unknown): void => {
  throw error
}
const recovered = recoverVoiceSessions({ ...ctx, report })
pauseInterruptedSessions(ctx)
const routes = voiceHandlers(
  {
    ...ctx,
    enqueueDraft() {
      throw new Error('nothing is drafted here')
    },
    logReplay: () => undefined,
    pricing: () => ({ ceilingUsd: null, prices: {} }),
  },
  recovered,
)
const found = routes['voice.recovered']().map(({ session }) => session.id)
const sessionId = routes['voice.start']({ projectId: null }).session.id
writeSync(1, `ready ${sessionId} ${found.join(' ')}\n`)

let seq = 0
let previousItemId: string | null = null
const line = (raw: Record<string, unknown>): LogEntry => ({
  seq: seq++,
  at: Date.now(),
  audioOffsetMs: 0,
  raw,
})

/** As the window sends them: the turn when it is committed, its words with the transcript, in a later request. */
for (let turn = 0; ; turn++) {
  const item_id = `item_${turn}`
  const transcript = `Turn-${turn}-` + 'and-then-we-went-down-to-the-water-'.repeat(1 + (turn % 20))
  const item = makeItem({ itemId: item_id, previousItemId, text: null })
  const committed = line({ type: 'input_audio_buffer.committed', item_id, previous_item_id: previousItemId })
  const added = {
    type: 'conversation.item.added',
    previous_item_id: previousItemId,
    item: { id: item_id, type: 'message', role: 'user', status: 'completed', content: [] },
  }
  routes['voice.record']({ sessionId, entries: [committed, line(added)], items: [item] })
  writeSync(1, `${seq - 1} ${item_id} \n`)
  const completed = { type: 'conversation.item.input_audio_transcription.completed', content_index: 0 }
  routes['voice.record']({
    sessionId,
    entries: [line({ ...completed, item_id, transcript })],
    items: [{ ...item, text: transcript }],
  })
  writeSync(1, `${seq - 1} ${item_id} ${transcript}\n`)
  previousItemId = item_id
}
