import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '../../src/main/store/store.ts'
import { checkDatabase } from '../../src/main/store/startup.ts'
import { migrationsDir } from '../support/temp-store.ts'
import { makeLongProject } from './long-project.ts'
const dataDir = process.argv[2]!
const t = performance.now()
const store = openStore({ dataDir, migrationsDir, now: Date.now })
const ctx = { store, emit: () => undefined, now: Date.now, newId: randomUUID }
for (let n = 0; n < 50; n++) { makeLongProject(ctx, `Book ${n}`, { sessions: 10, toldWords: 60_000, manuscriptWords: 40_000 }) }
console.log('made', performance.now() - t)
store.close()
import { readdirSync } from 'node:fs'
for (const f of readdirSync(dataDir)) console.log(f, statSync(join(dataDir, f)).size / 1e6)
for (let i = 0; i < 3; i++) { const a = performance.now(); console.log(checkDatabase(dataDir, migrationsDir), performance.now() - a) }
