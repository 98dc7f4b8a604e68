// The studio starts, once a data folder, and opens where it was left.
import { expect, test } from '@playwright/test'
import { once } from 'node:events'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { countOf, tellFigures } from '../fault/figures.ts'
import { ask, launchStudio, spawnStudio } from '../support/electron-app.ts'
import { inMain } from '../support/in-main.ts'

test('opens a window on our own page, with the database in the data folder', async () => {
  const studio = await launchStudio()
  try {
    expect(studio.page.url()).toBe('app://studio/index.html')
    const answer = await ask(studio.page, 'app.info', {})
    expect(answer).toMatchObject({ ok: true, value: { dataDirectory: studio.dataDir, version: '0.1.0' } })
    expect(existsSync(join(studio.dataDir, 'studio.db'))).toBe(true)
    expect(studio.errors).toEqual([])
  } finally {
    await studio.close()
  }
})

test('a second instance on the same folder ends at once and leaves the first one alone', async () => {
  const studio = await launchStudio()
  try {
    await ask(studio.page, 'projects.create', { title: 'The first one’s', contentType: 'memoir' })
    const seconds = countOf('two-instances')
    let touched = 0
    for (let n = 0; n < seconds; n += 1) {
      const before = databaseOf(studio.dataDir)
      const started = performance.now()
      const second = spawnStudio(studio.dataDir)
      const end = once(second, 'exit') as Promise<[number | null]>
      const hang = setTimeout(() => second.kill('SIGKILL'), 10_000)
      const [code] = await end
      clearTimeout(hang)
      const endedMs = performance.now() - started
      tellFigures('two-instances', { endedMs })
      // Two seconds are promised and usual; a busy machine gets more before this is a hang.
      expect(endedMs).toBeLessThan(5000)
      expect(code).toBe(0)
      if (databaseOf(studio.dataDir) !== before) touched += 1
    }
    tellFigures('two-instances', { seconds, touched })
    expect(touched).toBe(0)
    const answer = await ask(studio.page, 'projects.list', {})
    expect(answer).toMatchObject({ ok: true })
  } finally {
    await studio.close()
  }
})

test('keeps the size of the window', async () => {
  const first = await launchStudio()
  await inMain(first.app, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 930, height: 640 }),
  )
  await first.quit()
  expect(JSON.parse(readFileSync(join(first.dataDir, 'window.json'), 'utf8'))).toMatchObject({
    width: 930,
    height: 640,
  })
  const again = await launchStudio({ dataDir: first.dataDir })
  try {
    const size = await inMain(again.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())
    expect(size).toEqual([930, 640])
  } finally {
    await again.close()
  }
})

test('quitting leaves one whole database file, without a journal to recover', async () => {
  const studio = await launchStudio()
  await ask(studio.page, 'app.info', {})
  await studio.quit()
  expect(existsSync(join(studio.dataDir, 'studio.db'))).toBe(true)
  expect(existsSync(join(studio.dataDir, 'studio.db-wal'))).toBe(false)
})

/** Of the database and its log, as they are on the disk. */
function databaseOf(dataDir: string): string {
  const hash = createHash('sha256')
  for (const name of ['studio.db', 'studio.db-wal']) {
    const path = join(dataDir, name)
    hash.update(existsSync(path) ? readFileSync(path) : 'none')
  }
  return hash.digest('hex')
}
