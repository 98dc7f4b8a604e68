// A process to be killed: commits items to a store and prints each id once its commit returned.
// Arguments: data directory, migrations directory, session id, and how many items (without it: until it is killed).
import { writeSync } from 'node:fs'
import { insertSession } from '../../src/main/store/queries/sessions.ts'
import { saveTranscriptItem } from '../../src/main/store/queries/transcript.ts'
import { openStore } from '../../src/main/store/store.ts'

const [dataDir, migrationsDir, sessionId, limit = Infinity] = process.argv.slice(2)
if (dataDir === undefined || migrationsDir === undefined || sessionId === undefined)
  throw new Error('Three arguments')

const store = openStore({ dataDir, migrationsDir, now: Date.now })
insertSession(store, {
  id: sessionId,
  projectId: null,
  kind: 'guided',
  stage: 'intake',
  status: 'live',
  startedAt: Date.now(),
  endedAt: null,
})
let previousItemId: string | null = null
for (let count = 0; count < Number(limit); count++) {
  const itemId = `${sessionId}-${count}`
  saveTranscriptItem(store, sessionId, {
    itemId,
    previousItemId,
    role: count % 2 === 0 ? 'assistant' : 'user',
    type: 'message',
    status: 'completed',
    text: `What was said as number ${count}. `.repeat(1 + (count % 40)),
    interrupted: false,
    heardMs: null,
    audioStartMs: null,
    audioEndMs: null,
    payload: { count },
    createdAt: Date.now(),
  })
  writeSync(1, `${itemId}\n`)
  previousItemId = itemId
}
