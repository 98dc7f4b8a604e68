// Catches: sound of a deleted project that a crash leaves on the disk for good; a note that nobody can read, and a studio
// that does not open because of it.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createClosing } from '../../../../src/main/app/closing.ts'
import { deleteRows } from '../../../../src/main/erase/delete-rows.ts'
import { finishErases } from '../../../../src/main/erase/finish-erase.ts'
import { writeEraseNote } from '../../../../src/main/erase/erase-note.ts'
import { openStore } from '../../../../src/main/store/store.ts'
import { openBareStudio } from '../../../support/bare-studio.ts'
import { fillProject, type FullProject } from '../../../support/full-project.ts'
import { makeTempDir, migrationsDir } from '../../../support/temp-store.ts'

let dataDir: string
let gone: FullProject
const bugs: unknown[] = []
const warnings: string[] = []
const closing = createClosing((_context, error) => void bugs.push(error))

beforeEach(() => {
  dataDir = makeTempDir()
  const store = openStore({ dataDir, migrationsDir, now: Date.now })
  gone = fillProject(store, { title: 'Gone' })
  store.close()
})
afterEach(async () => {
  await closing.run()
  rmSync(dataDir, { recursive: true, force: true })
  warnings.splice(0)
  expect(bugs.splice(0)).toEqual([])
})

function start(): void {
  const log = {
    info: () => {},
    warn: (words: string) => void warnings.push(words),
    bug: (_context: string, error: unknown) => String(bugs.push(error)),
  }
  const studio = openBareStudio({ dataDir, closing, bugs }, { log })
  expect(studio.handlersFor('projects.list')).toBeDefined()
}

const note = () => ({ projectId: gone.projectId, sessions: gone.sessionIds, fromCopies: true })
const sound = () => gone.sessionIds.filter((id) => existsSync(join(dataDir, 'recordings', id)))
const notes = () => readdirSync(dataDir).filter((name) => name.startsWith('erasing-'))
const told = () => vi.waitFor(() => expect(warnings.join()).toContain('cut off'), 5000)

test('what the crash left of a project whose rows are gone is deleted at the start', async () => {
  writeEraseNote(dataDir, note())
  deleteRows(join(dataDir, 'studio.db'), gone.projectId)
  expect(sound()).toHaveLength(2)
  start()
  await told()
  expect(warnings).toEqual(['a deletion for good had been cut off: finished; 0 copies kept'])
  expect([...sound(), ...notes()]).toEqual([])
})

test('sound that could not be removed before the store opened is not forgotten', async () => {
  writeEraseNote(dataDir, note())
  deleteRows(join(dataDir, 'studio.db'), gone.projectId)
  expect(await finishErases(dataDir)).toEqual([{ outcome: 'finished', kept: [] }])
  expect([...sound(), ...notes()]).toEqual([])
})

test('a project whose rows are all there stays whole', async () => {
  writeEraseNote(dataDir, note())
  start()
  await told()
  expect(warnings).toEqual(['a deletion for good had been cut off: not begun; 0 copies kept'])
  expect(sound()).toHaveLength(2)
  expect(notes()).toEqual([])
})

test.each(['{"projectId": 1}', 'no JSON', ''])('a note that says %j is told and stays', async (text) => {
  writeFileSync(join(dataDir, 'erasing-1.json'), text)
  start()
  await told()
  expect(warnings).toEqual(['a deletion for good had been cut off: unknown; 0 copies kept'])
  expect(sound()).toHaveLength(2)
  expect(notes()).toEqual(['erasing-1.json'])
})
