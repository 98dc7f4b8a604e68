// Catches: a deletion that a crash leaves half done, with sound or copies of what was deleted that nobody knows of any
// more; one that takes a part of a project which is still there; one that harms another project or its backups.
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBackup, listBackups } from '../../src/main/store/backups.ts'
import { checkDatabase } from '../../src/main/store/startup.ts'
import { openStore } from '../../src/main/store/store.ts'
import { backupsFolder, checkCopy } from '../../src/main/store/write-backup.ts'
import { holdsProject } from '../../src/main/erase/delete-rows.ts'
import { filesWith } from '../support/files-with.ts'
import { fillProject, rowsOfProject, type FullProject } from '../support/full-project.ts'
import { bundleForKilling, type WriterBundle } from '../support/store-writer-bundle.ts'
import { makeTempDir, migrationsDir } from '../support/temp-store.ts'
import { countOf, tellFigures } from './figures.ts'

const WORDS = 'Nine pangolins waltzed past the brewery. '
const scratch = makeTempDir()
const template = join(scratch, 'template')
let child: WriterBundle
let gone: FullProject
let stays: FullProject
let before: { gone: object; stays: object }
/** How long a deletion takes that nobody cuts off, milliseconds. */
let wholeMs = 0

beforeAll(async () => {
  child = await bundleForKilling('tests/fault/erase-kill-child.ts')
  mkdirSync(template)
  const store = openStore({ dataDir: template, migrationsDir, now: Date.now })
  stays = fillProject(store, { title: 'Stays' })
  gone = fillProject(store, { title: 'Gone', texts: [WORDS.repeat(400)] })
  for (let n = 0; n < 3; n += 1) createBackup(store, 'manual')
  before = { gone: rowsOfProject(store, gone.projectId), stays: rowsOfProject(store, stays.projectId) }
  store.close()
  mkdirSync(join(template, 'logs'))
  writeFileSync(join(template, 'logs', 'studio.log'), `session ${gone.sessionIds[0]}: something\n`)
  const dataDir = copyOf('whole')
  const began = performance.now()
  await run('erase', dataDir, null)
  wholeMs = performance.now() - began
  expect(filesWith(dataDir, gone.sentence)).toEqual([])
}, 120_000)
afterAll(() => {
  child.remove()
  rmSync(scratch, { recursive: true, force: true })
})

function copyOf(name: string): string {
  const dataDir = join(scratch, name)
  cpSync(template, dataDir, { recursive: true })
  return dataDir
}

/** `killAfterMs`: from its beginning; null = it comes to its end. Answers whether it did. */
function run(
  act: 'erase' | 'finish' | 'backup',
  dataDir: string,
  killAfterMs: number | null,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child.path, act, dataDir, migrationsDir, gone.projectId], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    let complaint = ''
    running.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      if (printed === '' && killAfterMs !== null) setTimeout(() => running.kill('SIGKILL'), killAfterMs)
      printed += chunk
    })
    running.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk))
    running.on('error', reject)
    running.on('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve(printed.includes('done'))
      else reject(new Error(`It ended by itself: ${complaint}`))
    })
  })
}

/** What is wrong with the folder once the studio has been started again, in words. */
function remains(dataDir: string, isThere: boolean): string[] {
  const found: string[] = []
  const store = openStore({ dataDir, migrationsDir, now: Date.now })
  const sound = (of: FullProject) =>
    of.sessionIds.filter((id) => readdirSync(join(dataDir, 'recordings'), 'utf8').includes(id)).length
  try {
    expect(rowsOfProject(store, stays.projectId)).toEqual(before.stays)
    if (isThere) expect(rowsOfProject(store, gone.projectId)).toEqual(before.gone)
  } finally {
    store.close()
  }
  if (sound(stays) !== 2) found.push('sound of the other project')
  if (sound(gone) !== (isThere ? 2 : 0)) found.push('sound')
  const words = [gone.sentence, 'pangolins', gone.projectId, ...gone.sessionIds]
  if (!isThere) found.push(...words.flatMap((text) => filesWith(dataDir, text)))
  found.push(...readdirSync(dataDir).filter((name) => name.startsWith('erasing-')))
  found.push(...readdirSync(backupsFolder(dataDir)).filter((name) => !name.endsWith('.db')))
  const backups = listBackups(dataDir)
  if (backups.length !== 3) found.push(`${backups.length} backups`)
  for (const { name } of backups) {
    const path = join(backupsFolder(dataDir), name)
    checkCopy(path)
    if (holdsProject(path, stays.projectId) !== true) found.push(`${name} without the other project`)
  }
  return found
}

const kills = countOf('erase-kill')
test(
  `${kills} kills leave a project whole or nothing of it`,
  { timeout: 60_000 + kills * 10_000 },
  async () => {
    const figures = { kills, whole: 0, cutOff: 0, remains: 0, damaged: 0 }
    for (let kill = 0; kill < kills; kill += 1) {
      const dataDir = copyOf(`kill-${kill}`)
      // Evenly over the time that it takes, and every other time once more while it is gone on with.
      const isDone = await run('erase', dataDir, (wholeMs * (kill + Math.random())) / kills)
      if (kill % 2 === 1) await run('finish', dataDir, Math.random() * wholeMs * 0.5)
      if (checkDatabase(dataDir, migrationsDir).problem !== null) figures.damaged += 1
      const isThere = holdsProject(join(dataDir, 'studio.db'), gone.projectId) === true
      await run('finish', dataDir, null)
      const left = remains(dataDir, isThere)
      expect(left).toEqual([])
      figures.remains += left.length
      if (isThere) figures.whole += 1
      else if (!isDone) figures.cutOff += 1
      rmSync(dataDir, { recursive: true, force: true })
    }
    tellFigures('erase-kill', figures)
    expect(figures).toMatchObject({ remains: 0, damaged: 0 })
  },
)

const backupKills = countOf('backup-kill')
test(
  `${backupKills} kills leave no backup that cannot be put back`,
  { timeout: 60_000 + backupKills * 10_000 },
  async () => {
    const figures = { kills: backupKills, backups: 0, unusable: 0, damaged: 0 }
    const dataDir = copyOf('backups')
    for (let kill = 0; kill < backupKills; kill += 1) {
      await run('backup', dataDir, Math.random() * 150)
      if (checkDatabase(dataDir, migrationsDir).problem !== null) figures.damaged += 1
      for (const { name } of listBackups(dataDir)) {
        const path = join(backupsFolder(dataDir), name)
        checkCopy(path)
        const isWhole = [gone, stays].every(({ projectId }) => holdsProject(path, projectId) === true)
        if (isWhole) figures.backups += 1
        else figures.unusable += 1
        for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true })
      }
    }
    const store = openStore({ dataDir, migrationsDir, now: Date.now })
    createBackup(store, 'manual')
    store.close()
    expect(readdirSync(backupsFolder(dataDir)).filter((name) => !name.endsWith('.db'))).toEqual([])
    expect(readFileSync(join(dataDir, 'studio.db')).includes(gone.sentence)).toBe(true)
    tellFigures('backup-kill', figures)
    expect(figures).toMatchObject({ unusable: 0, damaged: 0 })
  },
)
