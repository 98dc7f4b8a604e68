// Diagnostics are copied into reports that anybody may read. Catches: a word, a title, a path, a host or a key in them, wherever
// in the database, the settings, the log or the folder it stood; and diagnostics that say nothing.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { settingsFacts } from '../../../../src/main/diagnostics/settings-facts.ts'
import { storeFacts } from '../../../../src/main/diagnostics/store-facts.ts'
import { aboutHandlers } from '../../../../src/main/ipc/handlers/about-handlers.ts'
import { storedSettings } from '../../../../src/main/settings/stored-settings.ts'
import { getSetting } from '../../../../src/main/store/queries/settings.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

const CANARY = 'Zaphod'

let temp: TempStore
beforeEach(() => {
  temp = makeTempStore()
})
afterEach(() => temp.cleanup())

function diagnostics(): Promise<{ text: string }> {
  const { store, dataDir } = temp
  const settings = storedSettings((key) => getSetting(store, key))
  const ports = {
    versions: () => ({ studio: '0.1.0', electron: '', chromium: '', node: '', sqlite: '', system: '' }),
    licences: () => Promise.resolve([]),
    showChromiumLicences: () => Promise.resolve(),
    computer: () => ({ title: 'Ghostwriting Studio', facts: [] }),
  }
  const handlers = aboutHandlers(ports, {
    ...{ dataDir, now: Date.now },
    store: () => [
      ...storeFacts(store.sqlite),
      settingsFacts(settings, { hosted: 'keyring', server: 'none' }),
    ],
  })
  return Promise.resolve(handlers['app.diagnostics']({}))
}

interface Column {
  name: string
  type: string
}

/** One row in every table, with the canary in each of its texts: enumerated columns as well. */
function fillEveryTable(): string[] {
  const { sqlite } = temp.store
  sqlite.pragma('foreign_keys = OFF')
  sqlite.pragma('ignore_check_constraints = ON')
  const tables = sqlite
    .prepare<[], string>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'`,
    )
    .pluck()
    .all()
  for (const table of tables) {
    const columns = sqlite.prepare<[], Column>(`SELECT name, type FROM pragma_table_info('${table}')`).all()
    const values = columns.map(({ name, type }) => (type === 'TEXT' ? `${CANARY} ${table} ${name}` : 7))
    const names = columns.map(({ name }) => `"${name}"`).join(', ')
    sqlite
      .prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`)
      .run(...values)
  }
  return tables
}

function fillSettings(): void {
  const { sqlite } = temp.store
  const keys = [
    'base_url',
    'realtime_model',
    'microphone',
    'theme',
    'transcriber_command',
    'drafting_engine',
    'language',
  ]
  const write = sqlite.prepare('INSERT INTO settings (key, value) VALUES (?, ?)')
  for (const key of keys) write.run(key, `https://${CANARY}.example/v1`)
  write.run('prices', JSON.stringify({ [CANARY]: { input: 1, output: 1 } }))
}

function put(name: string, text: string): void {
  const file = join(temp.dataDir, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

test('nothing that anybody wrote, said or named is in them', async () => {
  const tables = fillEveryTable()
  fillSettings()
  put(`recordings/${CANARY}/${CANARY}-1.webm`, 'sound')
  put(`models/${CANARY}/model.onnx`, 'model')
  put(`backups/${CANARY}.db`, 'none of ours')
  const line = '[2026-11-30 10:11:12.345]'
  put(
    'logs/studio.log',
    [
      `${line} [info]  ${CANARY} began`,
      `${line} [error] [0a1b2c3d] ${CANARY}: Error: ENOENT: no such file, open '/home/${CANARY}/studio.db'`,
      `    at ${CANARY} (/home/${CANARY}/app.js:1:1)`,
      `${line} [warn]  OFFLINE ${CANARY}.example could not be reached with sk-${CANARY}1234567890`,
    ].join('\n'),
  )
  const { text } = await diagnostics()
  expect(text.toLowerCase()).not.toContain(CANARY.toLowerCase())
  expect(text).not.toContain(temp.dataDir)
  expect(text).not.toMatch(/https?:|\/home\/|sk-/)

  // And yet they say what a report needs.
  for (const table of tables) expect(text).toMatch(new RegExp(`^  ${table}: [1-9]`, 'm'))
  expect(text).toContain('journal_mode: wal')
  expect(text).toContain('user_version: ')
  expect(text).toContain('draft_jobs with an error: 1')
  expect(text).toContain('2026-11-30 10:11:12: error 0a1b2c3d ENOENT')
  expect(text).toContain('2026-11-30 10:11:12: warn OFFLINE')
  expect(text).toContain('baseUrl: changed')
  expect(text).toContain('recordings, files: 1')
})

test('a new studio has them as well', async () => {
  const { text } = await diagnostics()
  expect(text).toContain('hours since the newest backup: not known')
  expect(text).toContain('baseUrl: as it came')
  expect(text).toContain('theme: system')
})
