// The runbook is read when something has gone wrong already. Catches: a command or a query in it that does not work.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createBackup } from '../../../src/main/store/backups.ts'
import { openStore } from '../../../src/main/store/store.ts'
import { makeTempDir, makeTempStore, migrationsDir } from '../../support/temp-store.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/runbook.md'), 'utf8')

function blocks(language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(
    ([, block = '']) => block,
  )
}

test('every query of the runbook runs on a database of today', () => {
  const { store, cleanup } = makeTempStore()
  const queries = blocks('sql').flatMap((block) => block.split(';').filter((query) => query.trim() !== ''))
  expect(queries.length).toBeGreaterThan(5)
  for (const query of queries) expect(store.sqlite.prepare(query).readonly, query).toBe(true)
  for (const query of queries) expect(Array.isArray(store.sqlite.prepare(query).all()), query).toBe(true)
  cleanup()
})

test.skipIf(process.platform === 'win32')(
  'its commands look, restore and move, and the projects are there',
  () => {
    const { store, dataDir, cleanup } = makeTempStore()
    const insert = `INSERT INTO projects (id, title, content_type, status, created_at, updated_at) VALUES (?, ?, 'memoir', 'active', 1, 1)`
    store.sqlite.prepare(insert).run('p1', 'Kept')
    createBackup(store, 'manual')
    store.sqlite.prepare(insert).run('p2', 'After the backup')
    store.close()
    mkdirSync(join(dataDir, 'logs'))
    writeFileSync(
      join(dataDir, 'logs/studio.log'),
      '[2026-11-30 10:11:12.345] [error] [0a1b2c3d] start: OFFLINE\n',
    )
    const target = makeTempDir()
    const variables = { DATA: dataDir, NEW: join(target, 'new'), ARCHIVE: join(target, 'studio.tar.gz') }
    const said = blocks('sh').map((block) =>
      execFileSync('sh', ['-eu', '-c', block], { env: { ...process.env, ...variables }, encoding: 'utf8' }),
    )
    expect(said.join('')).toContain('0a1b2c3d')

    const moved = openStore({ dataDir: variables.NEW, migrationsDir, now: Date.now })
    expect(moved.sqlite.prepare('SELECT title FROM projects').pluck().all()).toEqual(['Kept'])
    moved.close()
    const before = openStore({ dataDir: join(dataDir, 'before-restore'), migrationsDir, now: Date.now })
    expect(before.sqlite.prepare('SELECT count(*) FROM projects').pluck().get()).toBe(2)
    before.close()
    cleanup()
  },
)
