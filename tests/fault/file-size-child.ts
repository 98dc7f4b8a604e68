// Commits items until the disk takes no more, says so, waits for a line on its input, and goes on for some more.
// Arguments: data directory, migrations directory. Prints each id once its commit returned, and `full`.
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { saveTranscriptItem } from '../../src/main/store/queries/transcript.ts'
import { openStore } from '../../src/main/store/store.ts'
import { StudioError } from '../../src/shared/errors.ts'
import { addSession, makeItem } from '../support/items.ts'

/** More than a limit of some megabytes lets in. */
const MOST = 100_000
const AFTERWARDS = 50

const [dataDir = '', migrationsDir = ''] = process.argv.slice(2)
const store = openStore({ dataDir, migrationsDir, now: Date.now })
addSession(store, 's')
let count = 0

function save(): void {
  const previousItemId = count === 0 ? null : `item-${count - 1}`
  const text = `What was said as number ${count}. `.repeat(20)
  saveTranscriptItem(store, 's', makeItem({ itemId: `item-${count}`, previousItemId, text }))
  writeSync(1, `item-${count}\n`)
  count += 1
}

try {
  while (count < MOST) save()
} catch (error) {
  if (!(error instanceof StudioError && error.code === 'DISK_FULL')) throw error
  writeSync(1, 'full\n')
}
await once(process.stdin, 'data')
for (let n = 0; n < AFTERWARDS; n += 1) save()
store.close()
process.exit(0)
