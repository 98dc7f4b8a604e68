import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClosing, type Closing } from '../../../../src/main/app/closing.ts'
import type { Studio } from '../../../../src/main/app/studio.ts'
import type { StudioPorts } from '../../../../src/main/app/studio-ports.ts'
import type { Handler, Handlers } from '../../../../src/main/ipc/handlers.ts'
import {
  requests,
  type ParsedInput,
  type RequestName,
  type RequestOutput,
} from '../../../../src/shared/ipc/contract.ts'
import { openBareStudio } from '../../../support/bare-studio.ts'
import { markClosed } from '../../../../src/main/store/clean-close.ts'
import { breakDatabase, makeDatabaseNewer, rotDatabase } from '../../../support/damaged-database.ts'

let dataDir: string
let closing: Closing
const bugs: unknown[] = []
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'studio-open-'))
})
afterEach(async () => {
  await closing.run()
  rmSync(dataDir, { recursive: true, force: true })
  expect(bugs.splice(0)).toEqual([])
})

function open(more: Partial<StudioPorts> = {}): Studio {
  closing = createClosing((_context, error) => void bugs.push(error))
  return openBareStudio({ dataDir, closing, bugs }, more)
}

async function call<N extends RequestName>(
  studio: Studio,
  name: N,
  input: ParsedInput<N>,
): Promise<RequestOutput<N>> {
  const handler: Handlers[N] | undefined = studio.handlersFor(name)[name]
  if (handler === undefined) throw new Error(`${name} has no handler`)
  return (handler as Handler<N>)(input)
}

/** A folder with one project and one backup of it, closed. */
async function leaveAProject(): Promise<void> {
  const studio = open()
  await call(studio, 'projects.create', { title: 'Kept', contentType: 'memoir' })
  await call(studio, 'backups.create', {})
  await closing.run()
}

test('every route of the contract has a handler', () => {
  const studio = open()
  const missing = Object.keys(requests).filter(
    (name) => !Object.hasOwn(studio.handlersFor(name as RequestName), name),
  )
  expect(missing).toEqual([])
})

test.each<[string, () => void, 'corrupt' | 'newer' | 'missing']>([
  ['a broken header', () => breakDatabase(dataDir), 'corrupt'],
  ['a newer schema', () => makeDatabaseNewer(dataDir), 'newer'],
  ['an empty file', () => truncateSync(join(dataDir, 'studio.db')), 'corrupt'],
  [
    'another kind of file',
    () => writeFileSync(join(dataDir, 'studio.db'), 'Dear diary, '.repeat(900)),
    'corrupt',
  ],
  ['no file', () => rmSync(join(dataDir, 'studio.db')), 'missing'],
])('%s: only recovery answers, and the folder stays as it is', async (_name, damage, problem) => {
  await leaveAProject()
  damage()
  const before = existsSync(join(dataDir, 'studio.db')) ? readFileSync(join(dataDir, 'studio.db')) : null
  const studio = open()
  expect(await call(studio, 'recovery.state', {})).toMatchObject({
    problem,
    backups: [{ bytes: expect.any(Number) }],
  })
  // It is now that somebody wants to report something.
  expect((await call(studio, 'app.diagnostics', {})).text).toContain(`state: ${problem}`)
  expect(() => studio.handlersFor('projects.list')).toThrow(/./)
  expect(await call(studio, 'app.info', {})).toMatchObject({ dataDirectory: dataDir })
  await closing.run()
  expect(existsSync(join(dataDir, 'studio.db')) ? readFileSync(join(dataDir, 'studio.db')) : null).toEqual(
    before,
  )
})

test('a restore brings the projects back and keeps what was there', async () => {
  await leaveAProject()
  breakDatabase(dataDir)
  const studio = open()
  const { backups } = await call(studio, 'recovery.state', {})
  expect(await call(studio, 'recovery.restore', { name: backups[0]?.name ?? '' })).toMatchObject({
    problem: null,
  })
  expect(await call(studio, 'projects.list', {})).toMatchObject([{ title: 'Kept' }])
  expect(readdirSync(dataDir).some((name) => name.startsWith('studio-damaged-'))).toBe(true)
})

test('a restore of what is not there changes nothing, and the open studio stays open', async () => {
  await leaveAProject()
  const studio = open()
  await expect(call(studio, 'recovery.restore', { name: '../../etc/passwd' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  expect(await call(studio, 'projects.list', {})).toHaveLength(1)
})

test('a restore from an open studio goes back in time, and can be gone back on', async () => {
  await leaveAProject()
  const studio = open()
  const [backup] = await call(studio, 'backups.list', {})
  await call(studio, 'projects.create', { title: 'Later', contentType: 'article' })
  await call(studio, 'recovery.restore', { name: backup?.name ?? '' })
  expect(await call(studio, 'projects.list', {})).toHaveLength(1)
  expect(readdirSync(dataDir).some((name) => name.startsWith('studio-damaged-'))).toBe(true)
})

test('while a backup is put in place nothing else runs on the store that is closed for it', async () => {
  await leaveAProject()
  const studio = open()
  const [backup] = await call(studio, 'backups.list', {})
  const restored = call(studio, 'recovery.restore', { name: backup?.name ?? '' })
  expect(() => studio.handlersFor('projects.list')).toThrow(/backup/)
  const seen = call(studio, 'recovery.state', {})
  await expect(call(studio, 'recovery.restore', { name: backup?.name ?? '' })).rejects.toMatchObject({
    code: 'CONFLICT',
  })
  expect(await restored).toMatchObject({ problem: null })
  expect(await seen).toMatchObject({ problem: null })
})

test('what the studio itself closed opens unread, is read whole behind the first use, and is trusted for one start', async () => {
  await leaveAProject()
  const mark = join(dataDir, 'studio.db-closed')
  expect(existsSync(mark)).toBe(true)
  rotDatabase(dataDir)
  markClosed(dataDir, Date.now())
  const alert = new Promise<string>((resolve) => {
    const emit: StudioPorts['emit'] = (name, payload) => {
      if (name === 'storage.alert' && 'message' in payload) resolve(payload.message)
    }
    const studio = open({ emit, checkAfterMs: 0 })
    expect(studio.handlersFor('projects.list')).toBeDefined()
    expect(existsSync(mark)).toBe(false)
  })
  expect(await alert).toMatch(/damaged/)
  await closing.run()
  expect(existsSync(mark)).toBe(false)
  expect(await call(open(), 'recovery.state', {})).toMatchObject({ problem: 'corrupt' })
})

test('a new start is refused while all is well: nobody loses a whole library to a wrong click', async () => {
  await leaveAProject()
  const studio = open()
  await expect(call(studio, 'recovery.startNew', {})).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await call(studio, 'projects.list', {})).toHaveLength(1)
})

test('what was deleted is gone at the next start, and only then', async () => {
  await leaveAProject()
  const studio = open()
  const [project] = await call(studio, 'projects.list', {})
  const projectId = project?.id ?? ''
  await call(studio, 'projects.delete', { projectId })
  expect(await call(studio, 'projects.undoDelete', { projectId })).toMatchObject({ title: 'Kept' })
  await call(studio, 'projects.delete', { projectId })
  await closing.run()
  await expect(call(open(), 'projects.undoDelete', { projectId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})
