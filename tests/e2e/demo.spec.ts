// The demo does the main job through the real app with no window: what it writes is a manuscript with its evidence.
import { expect, test } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronPath, launchArguments, repositoryRoot } from '../support/electron-app.ts'

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-demo-test-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))

interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

async function runDemo(more: string[]): Promise<Ran> {
  const headless = process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : []
  const args = launchArguments(join(folder, 'data'), [`--demo-out=${join(folder, 'out')}`, ...more])
  const { DISPLAY: _, ...env } = process.env
  const child = spawn(electronPath(), [...headless, ...args], { env })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, stdout, stderr }
}

/** The manuscript that the demo names last. */
function manuscript({ stdout }: Ran): string {
  const path = stdout.trim().split('\n').at(-1) ?? ''
  return readFileSync(path, 'utf8')
}

test('the sample interview becomes a manuscript under the template’s outline', async () => {
  const ran = await runDemo([])
  expect(ran.code, ran.stderr).toBe(0)
  const text = manuscript(ran)
  expect(text).toMatch(/^---\ntitle: .+\ncontent_type: memoir\nexported_at: .+\nwords: \d+\n---\n\n# /)
  expect(text.match(/^## /gm)?.length ?? 0).toBeGreaterThanOrEqual(6)
  const transcript = readdirSync(join(folder, 'out')).find((name) => name.endsWith('.json'))
  expect(transcript).toBeDefined()
  expect(
    () => JSON.parse(readFileSync(join(folder, 'out', transcript ?? ''), 'utf8')) as unknown,
  ).not.toThrow()
})

for (const name of ['mcilroy.txt', 'cherry.txt', 'mohammad.csv']) {
  test(`${name} becomes at least six sections`, async () => {
    const file = join(repositoryRoot, '..', 'shared', 'data', 'interviews', name)
    test.skip(!existsSync(file), 'the real interviews are not beside this clone')
    const ran = await runDemo([`--demo-import=${file}`])
    expect(ran.code, ran.stderr).toBe(0)
    expect(manuscript(ran).match(/^## /gm)?.length ?? 0).toBeGreaterThanOrEqual(6)
  })
}

test('a file that is no interview ends with words, not with a stack', async () => {
  const ran = await runDemo([`--demo-import=${electronPath()}`])
  expect(ran.code).toBe(1)
  expect(ran.stderr).toContain('[demo] ')
  expect(ran.stdout).toBe('')
})
