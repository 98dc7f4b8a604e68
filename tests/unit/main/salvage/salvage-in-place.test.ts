// Catches: a salvage that loses the damaged file, puts an empty database in its place, or leaves half a one behind. Each of
// the five corruptions.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { salvageInPlace } from '../../../../src/main/salvage/salvage-in-place.ts'
import { checkDatabase } from '../../../../src/main/store/startup.ts'
import { createBackup } from '../../../../src/main/store/backups.ts'
import { listProjects } from '../../../../src/main/store/queries/projects.ts'
import { openStore } from '../../../../src/main/store/store.ts'
import { damages } from '../../../support/damaged-database.ts'
import { fillProject } from '../../../support/full-project.ts'
import { makeTempDir, migrationsDir } from '../../../support/temp-store.ts'

let dataDir: string
beforeEach(() => {
  dataDir = makeTempDir()
  const store = openStore({ dataDir, migrationsDir, now: () => 1 })
  for (const title of ['One', 'Two']) fillProject(store, { title })
  createBackup(store, 'manual')
  store.close()
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

function salvage() {
  return salvageInPlace({ dataDir, migrationsDir, now: () => 1, log: { info: () => undefined } })
}

const readable = ['zeroed header', 'truncated', 'zeroed page'] as const
const unreadable = ['garbage', 'empty'] as const

test.each(readable)(
  '%s: what could be read is open, as many as stated, and the damaged file is kept',
  async (damage) => {
    damages[damage](dataDir)
    expect(checkDatabase(dataDir, migrationsDir).problem).toBe('corrupt')
    const broken = readFileSync(join(dataDir, 'studio.db'))
    const report = await salvage()
    expect(readFileSync(join(dataDir, report.kept ?? '')).equals(broken)).toBe(true)
    expect(checkDatabase(dataDir, migrationsDir).problem).toBeNull()
    const store = openStore({ dataDir, migrationsDir, now: () => 1 })
    expect(listProjects(store)).toHaveLength(report.allProjects)
    const turns = store.sqlite
      .prepare(`SELECT count(*) FROM transcript_items WHERE trim(text) <> ''`)
      .pluck()
      .get()
    expect(turns).toBe(report.turns)
    expect(report.turns + report.notes).toBeGreaterThan(0)
    store.close()
    expect(readdirSync(dataDir).filter((name) => name.includes('salvaging'))).toEqual([])
  },
)

test.each(unreadable)('%s: nothing can be read, and everything is as it was', async (damage) => {
  damages[damage](dataDir)
  expect(checkDatabase(dataDir, migrationsDir).problem).toBe('corrupt')
  const before = readdirSync(dataDir)
  const broken = readFileSync(join(dataDir, 'studio.db'))
  await expect(salvage()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(readFileSync(join(dataDir, 'studio.db')).equals(broken)).toBe(true)
  expect(readdirSync(dataDir)).toEqual(before)
})
